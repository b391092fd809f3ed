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
  if (typeof rule.resource === 'string') return model.ofType(rule.resource);
  // Rules about tags and names have hundreds of types, of which a stack has a few.
  const elements: Element[] = [];
  for (const type of rule.resource) for (const element of model.ofType(type)) elements.push(element);
  return elements;
}
