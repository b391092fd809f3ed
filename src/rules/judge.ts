import type { Element } from '../model/element.js';
import type { CheckContext, Rule } from './define-rule.js';
import { pass, type Verdict } from './verdict.js';

/** What a rule says about an element: the places that are not right or not known, else one `pass` or `notApplicable`. */
export function judge(rule: Rule, element: Element, context: CheckContext): readonly Verdict[] {
  const verdicts = [rule.check(element, context)].flat();
  const open = verdicts.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown');
  if (open.length > 0) return open;
  if (verdicts.length === 0) return [pass];
  return [verdicts.find(({ outcome }) => outcome === 'pass') ?? verdicts[0] ?? pass];
}

/** The elements of a model that a rule judges. */
export function elementsOf(rule: Rule, { model }: CheckContext): readonly Element[] {
  return [rule.resource].flat().flatMap((type) => model.ofType(type));
}
