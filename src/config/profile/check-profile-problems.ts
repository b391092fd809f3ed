import type { z } from 'zod';
import type { Problem, ProblemPlace } from '../../errors/problem.js';
import { rules } from '../../rules/index.js';
import { nearestRuleId } from '../../rules/nearest-rule-id.js';
import type { PlacedSource } from '../file/source-places.js';
import { nearestName } from '../names/nearest-name.js';
import { schemaProblems } from '../schema/schema-problems.js';
import { dotted, isBlock, type SettingPath, valueAt } from '../schema/setting-path.js';
import { waiverProblems } from '../schema/waiver-problems.js';
import { checkProfileInvalid, checkProfileRuleUnknown } from './check-profile-errors.js';
import { checkProfileSchema } from './check-profile-schema.js';

type Issue = z.core.$ZodIssue;

const keys = Object.keys(checkProfileSchema.shape);

const wanted: Readonly<Record<string, string>> = {
  version: 'the number 1',
  conventions: 'true; without it, they are off for stacks that are not ours',
  skip: 'a list of ids of rules, such as [RDS-6, S3-11]',
  only: 'a list of ids of rules, such as [RDS-6, S3-11]',
  severity: 'critical, high, medium or low',
  waivers: 'a list of waivers',
};

/** What is wrong with a profile, each with its place. */
export function checkProfileProblems(source: PlacedSource, today: string): Problem[] {
  const issues = checkProfileSchema.safeParse(source.data).error?.issues ?? [];
  const inWaivers = issues.filter(({ path }) => path[0] === 'waivers' && path.length > 1);
  const top = issues.filter((issue) => !inWaivers.includes(issue));
  return [
    ...top.flatMap((issue) => topProblems(issue, source)),
    // A waiver is written as in environments.yaml, at the same path, and so are its faults.
    ...schemaProblems(inWaivers, [], source),
    ...waiverProblems(source, today),
    ...(['skip', 'only'] as const).flatMap((key) => ruleProblems(key, source)),
  ];
}

function topProblems(issue: Issue, source: PlacedSource): readonly Problem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, source));
  const path = issue.path.filter((key) => typeof key !== 'symbol');
  const [key = ''] = path;
  const isMissing = isBlock(source.data) && valueAt(source.data, path) === undefined;
  const shown = key === '' ? 'The file' : `\`${dotted(path)}\``;
  const form =
    key === '' ? 'a block of settings that begins with `version: 1`' : (wanted[key] ?? 'otherwise');
  const what = isMissing ? `${shown} is missing.` : `${shown} must be ${form}.`;
  const hint = isMissing ? `Add \`${String(key)}: 1\`.` : `Write ${form}.`;
  return [checkProfileInvalid.problem({ what, hint }, place(path, source))];
}

function unknownKey(key: string, source: PlacedSource): Problem {
  const suggestion = nearestName(key, keys);
  const list = `Settings of a profile: ${keys.join(', ')}.`;
  return checkProfileInvalid.problem(
    {
      what: `A profile has no setting \`${key}\`.`,
      hint: suggestion === undefined ? `Remove it. ${list}` : `Did you mean \`${suggestion}\`? ${list}`,
    },
    { file: source.file, ...source.locateKey([key]), path: key, allowed: keys, suggestion },
  );
}

function ruleProblems(key: 'skip' | 'only', source: PlacedSource): readonly Problem[] {
  const written = valueAt(source.data, [key]);
  if (!Array.isArray(written)) return [];
  const ids = rules.map(({ id }) => id);
  return written.flatMap((rule: unknown, position) => {
    if (typeof rule !== 'string' || rule === '' || ids.includes(rule)) return [];
    const suggestion = nearestRuleId(rule, ids);
    const about = { rule, suggestion, invocation: source.invocation };
    return [
      checkProfileRuleUnknown.problem(about, {
        ...place([key, position], source),
        value: rule,
        allowed: ids,
        suggestion,
      }),
    ];
  });
}

function place(path: SettingPath, source: PlacedSource): ProblemPlace {
  return { file: source.file, ...source.locate(path), path: dotted(path) };
}
