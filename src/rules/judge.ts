import type { Element } from '../model/element.js';
import type { CheckContext, Rule } from './define-rule.js';
import { pass, type Verdict } from './verdict.js';

/** What a rule says about an element: the places that are not right or not known, else one `pass` or `notApplicable`. */
export function judge(rule: Rule, element: Element, context: CheckContext): readonly Verdict[] {
  const checked = rule.check(element, context);
  const verdicts = 'outcome' in checked ? [checked] : checked;
  const open = verdicts.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown');
  if (open.length > 0) return open;
  if (verdicts.length === 0) return [pass];
  return [verdicts.find(({ outcome }) => outcome === 'pass') ?? verdicts[0] ?? pass];
}

/** The elements of a model that a rule judges. */
export function elementsOf(rule: Rule, { model }: CheckContext): readonly Element[] {
  if (typeof rule.resource === 'string') return model.ofType(rule.resource);
  const types = typesOf(rule, rule.resource);
  // Rules about tags and names have hundreds of types, of which a stack has a few.
  return model.types
    .filter((type) => types.has(type))
    .sort((a, b) => (types.get(a) ?? 0) - (types.get(b) ?? 0))
    .flatMap((type) => model.ofType(type));
}

/** The types of a rule with their places in its list. */
const placesOfTypes = new WeakMap<Rule, ReadonlyMap<string, number>>();

function typesOf(rule: Rule, types: readonly string[]): ReadonlyMap<string, number> {
  const known = placesOfTypes.get(rule);
  if (known !== undefined) return known;
  const made = new Map(types.map((type, place) => [type, place]));
  placesOfTypes.set(rule, made);
  return made;
}
