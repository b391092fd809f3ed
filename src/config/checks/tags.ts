import { settingsConflict } from '../schema/setting-errors.js';
import type { EnvironmentCheck, SettingFault } from './check.js';
import { tagKeysDifferInCase, tagReserved } from './tag-settings/tag-errors.js';
import { tagFaults } from './tag-settings/tag-faults.js';

const ownKeys = new Set(['project', 'environment', 'environmentsuffix', 'managedby', 'name']);

/** AWS takes 50 tags per resource; five are ours. */
const maxTags = 45;

/** Holds tags to AWS's rules and keeps the five that the product sets. */
export const tagsCheck: EnvironmentCheck = {
  reads: ['tags'],
  run: ({ tags }) => {
    const keys = Object.keys(tags);
    const findings = [...keys.flatMap((key) => judge(key, tags[key] ?? '')), ...sameForIam(keys)];
    if (keys.length <= maxTags) return findings;
    const message = `${keys.length} tags are set; AWS takes 50 per resource, and five are set already.`;
    const problem = settingsConflict.problem(
      { message, hint: `Keep at most ${maxTags}.` },
      { allowed: `at most ${maxTags} tags` },
    );
    return [...findings, { at: ['tags'], problem }];
  },
};

function judge(key: string, value: string): SettingFault[] {
  const at = ['tags', key];
  if (!ownKeys.has(key.toLowerCase())) return tagFaults(key, value).map((problem) => ({ at, problem }));
  const why = 'every resource carries it already, in this or another spelling';
  return [{ at, problem: tagReserved.problem({ key, why }) }];
}

/** Keys that differ in case alone are one key to IAM: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
function sameForIam(keys: readonly string[]): SettingFault[] {
  const first = new Map<string, string>();
  return keys.flatMap((key) => {
    const plain = key.toLowerCase();
    const other = first.get(plain);
    first.set(plain, other ?? key);
    if (other === undefined || ownKeys.has(plain)) return [];
    return [
      { at: ['tags', key], problem: tagKeysDifferInCase.problem({ key, other }, { suggestion: other }) },
    ];
  });
}
