import type { PolicyCondition } from '../../../model/policy-statements.js';
import { operatorOf } from './operator.js';

const opposites: Readonly<Record<string, string>> = {
  lessthan: 'greaterthanequals',
  lessthanequals: 'greaterthan',
  greaterthan: 'lessthanequals',
  greaterthanequals: 'lessthan',
  equals: 'notequals',
  notequals: 'equals',
};

/**
 * Conditions that hold together for exactly the requests for which a condition does not; undefined where it has no such opposite.
 * Of a request without the key, a negated operator holds and any other does not; `…IfExists` holds in both.
 */
export function negated({ operator, key, values }: PolicyCondition): readonly PolicyCondition[] | undefined {
  const how = operatorOf(operator);
  // A list without values does not restrict anything: nothing is left over.
  if (how === undefined || values.length === 0) return undefined;
  const texts = values.map((value) => value.toLowerCase());
  const isFlag = texts.length === 1 && (texts[0] === 'true' || texts[0] === 'false');
  const flipped = [texts[0] === 'true' ? 'false' : 'true'];
  if (how.comparison === 'null') return isFlag ? [{ operator, key, values: flipped }] : undefined;
  const there: PolicyCondition = { operator: 'Null', key, values: ['false'] };
  if (how.comparison === 'bool') {
    if (!isFlag || how.quantifier !== undefined) return undefined;
    return [{ operator: how.ifExists ? 'Bool' : 'BoolIfExists', key, values: flipped }];
  }
  const base = /^(?:for(?:all|any)values?:)?(.*?)(?:ifexists)?$/.exec(operator.toLowerCase())?.[1] ?? '';
  const [, ordered, order = ''] = /^(numeric|date)(\w+)$/.exec(base) ?? [];
  const opposite = ordered === undefined ? withoutNot(base) : `${ordered}${opposites[order] ?? order}`;
  if (how.quantifier !== undefined) {
    if (how.ifExists) return undefined;
    const other = how.quantifier === 'forAll' ? 'ForAnyValue' : 'ForAllValues';
    return [{ operator: `${other}:${opposite}`, key, values }];
  }
  // Without the key a comparison of numbers holds in neither direction.
  const suffix = ordered !== undefined && !how.ifExists && !how.isNegated ? 'ifexists' : '';
  const plain = { operator: `${opposite}${suffix}`, key, values };
  return how.ifExists ? [there, plain] : [plain];
}

function withoutNot(base: string): string {
  if (base.includes('not')) return base.replace('not', '');
  const [, kind = '', rest = ''] = /^(string|arn|)(.*)$/.exec(base) ?? [];
  return `${kind}not${rest}`;
}
