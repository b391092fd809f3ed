import { isScalar, isUnknown, type Value } from '../../model/value.js';
import type { Expectation } from '../define-rule.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';

interface Options {
  /** Path of the tags, for the finding. */
  readonly attribute: string;
  readonly expected: Expectation;
  /** Whether a tag `Name` with the environment's suffix belongs to them. Default: no. */
  readonly withName?: boolean;
}

/** The tags that everything carries, each with whether a value is right. Of a stack that is not ours any value is. */
function wanted({
  suffix,
  project,
}: Expectation): readonly (readonly [string, (value: string) => boolean])[] {
  return [
    ['Environment', () => true],
    ['Project', (value) => project === undefined || value === project],
    ['ManagedBy', (value) => suffix === undefined || value === 'CDKTF'],
    ['EnvironmentSuffix', (value) => suffix === undefined || value === suffix],
    ['Name', (value) => suffix === undefined || value.includes(suffix)],
  ];
}

/** The four common tags are there, with the values that are expected. */
export function hasCommonTags(
  tag: (key: string) => Value | undefined,
  { attribute, expected, withName = false }: Options,
): Verdict {
  const tags = wanted(expected)
    .filter(([key]) => withName || key !== 'Name')
    .map(([key, isRight]) => ({ key, isRight, found: tag(key) }));
  const list = (some: typeof tags) => some.map(({ key }) => key).join(', ');
  const missing = tags.filter(({ found }) => !isUnknown(found) && !isSet(found));
  if (missing.length > 0) return fail(attribute, `Missing: ${list(missing)}.`);
  const wrong = tags.filter(({ isRight, found }) => !isUnknown(found) && !isRight(String(found)));
  if (wrong.length > 0) return fail(attribute, `Not as in environments.yaml: ${list(wrong)}.`);
  const open = tags.filter(({ found }) => isUnknown(found));
  return open.length > 0 ? unknown(attribute, `Not known yet: ${list(open)}.`) : pass;
}

function isSet(value: Value | undefined): boolean {
  return isScalar(value) && String(value).trim() !== '';
}
