import { settingsConflict, tagCharacters, tagReserved } from '../schema/setting-errors.js';
import type { EnvironmentCheck, SettingFault } from './check.js';

const ownKeys = new Set(['project', 'environment', 'environmentsuffix', 'managedby', 'name']);

/** AWS takes 50 tags per resource; five are ours. */
const maxTags = 45;

const portableText = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Holds tags to AWS's rules and keeps the five that the product sets. */
export const tagsCheck: EnvironmentCheck = {
  reads: ['tags'],
  run: ({ tags }) => {
    const keys = Object.keys(tags);
    const findings = keys.flatMap((key) => judge(key, tags[key] ?? ''));
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
  const plain = key.toLowerCase();
  if (ownKeys.has(plain))
    return [
      {
        at,
        problem: tagReserved.problem({
          key,
          why: 'every resource carries it already, in this or another spelling',
        }),
      },
    ];
  if (plain.startsWith('aws:'))
    return [{ at, problem: tagReserved.problem({ key, why: 'AWS reserves keys that start with `aws:`' }) }];
  return portableText.test(key) && portableText.test(value)
    ? []
    : [{ at, problem: tagCharacters.problem({ key }) }];
}
