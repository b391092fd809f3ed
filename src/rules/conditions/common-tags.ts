import { isUnknown, type Value } from '../../model/value.js';
import type { Expectation } from '../define-rule.js';
import { fail, pass, type Verdict } from '../verdict.js';

/** What every instance carries: the common tags and a name. */
const names = ['Environment', 'Project', 'ManagedBy', 'EnvironmentSuffix', 'Name'] as const;

/** The tags of something that default tags do not reach. Values are compared where the environment is known. */
export function judgeCommonTags(
  tags: ReadonlyMap<string, Value>,
  { path, expected }: { readonly path: string; readonly expected: Expectation },
): Verdict {
  const wrong = names.filter((name) => !isRight(name, tags.get(name), expected));
  if (wrong.length === 0) return pass;
  return fail(path, `Missing or different: ${wrong.map((name) => `\`${name}\``).join(', ')}.`);
}

/** A tag's value that is known only after apply counts as set: the rule is about who forgets tags. */
function isRight(name: (typeof names)[number], value: Value | undefined, expected: Expectation): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (isUnknown(value)) return true;
  if (name === 'Project') return expected.project === undefined || value === expected.project;
  if (name === 'Name') return expected.suffix === undefined || String(value).includes(expected.suffix);
  if (name === 'EnvironmentSuffix') return expected.suffix === undefined || value === expected.suffix;
  return true;
}
