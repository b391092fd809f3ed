import { isUnknown } from '../../model/value.js';
import type { CheckContext } from '../define-rule.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';
import type { TagValue } from './tags-of.js';

/** The tags that everything carries, with the value that it has in a stack of ours. */
function wanted({
  suffix,
  project,
}: CheckContext['expected']): readonly (readonly [string, string | undefined])[] {
  return [
    ['Environment', undefined],
    ['Project', project],
    ['ManagedBy', suffix === undefined ? undefined : 'CDKTF'],
    ['EnvironmentSuffix', suffix],
  ];
}

/** The four common tags are there, with the values that are expected. */
export function hasCommonTags(
  tag: (key: string) => TagValue,
  { attribute, expected }: { readonly attribute: string; readonly expected: CheckContext['expected'] },
): Verdict {
  const tags = wanted(expected).map(([key, value]) => ({ key, value, found: tag(key) }));
  const missing = tags.filter(({ found }) => found === undefined);
  const wrong = tags.filter(
    ({ value, found }) => typeof found === 'string' && value !== undefined && found !== value,
  );
  const list = (some: typeof tags) => some.map(({ key }) => key).join(', ');
  if (missing.length > 0) return fail(attribute, `Missing: ${list(missing)}.`);
  if (wrong.length > 0) return fail(attribute, `Not as in environments.yaml: ${list(wrong)}.`);
  const open = tags.filter(({ found }) => isUnknown(found));
  return open.length > 0 ? unknown(attribute, `Not known yet: ${list(open)}.`) : pass;
}
