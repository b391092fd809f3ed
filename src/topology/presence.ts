import type { Element } from '../model/element.js';
import type { Model, Related } from '../model/model.js';
import { isList, isScalar, isUnknown, isValues } from '../model/value.js';
import type { Certainty } from '../rules/conditions/certainty.js';

/**
 * Whether a block of a stack makes anything: `count` and `for_each` may give none. A plan lists what they give.
 * @param owner what it is a part of: where both have the same number, or one each, it is there when its owner is
 */
export function isMade(element: Element, owner?: Element): Certainty {
  if (owner !== undefined && countsAlike(element, owner)) return 'yes';
  const { count, for_each: each } = element.values;
  if (count !== undefined && count !== null) {
    const number = isScalar(count) ? Number(count) : Number.NaN;
    if (Number.isNaN(number)) return 'maybe';
    if (number === 0) return 'no';
  }
  if (each === undefined || each === null) return 'yes';
  if (isList(each)) return each.length === 0 ? 'no' : 'yes';
  if (isValues(each)) return Object.keys(each).length === 0 ? 'no' : 'yes';
  return 'maybe';
}

function countsAlike({ values }: Element, owner: Element): boolean {
  return ['count', 'for_each'].some((name) => {
    const [own, theirs] = [values[name], owner.values[name]];
    if (!isUnknown(own)) return false;
    const isOfOwner = own.references.some(
      ({ address, attribute }) => address === owner.address && attribute === '',
    );
    const isSame = isUnknown(theirs) && own.text !== undefined && own.text === theirs.text;
    return isSame || (name === 'for_each' && isOfOwner);
  });
}

/** A model without the blocks that make nothing. */
export function withoutUnmade(model: Model): Model {
  const unmade = new Set(model.elements.filter((one) => !otherCounts.has(one.type) && isMade(one) === 'no'));
  if (unmade.size === 0) return model;
  const kept = (all: readonly Element[]) => all.filter((one) => !unmade.has(one));
  const related = ({ elements, unresolved }: Related): Related => ({ elements: kept(elements), unresolved });
  return {
    source: model.source,
    elements: kept(model.elements),
    types: model.types,
    ofType: (type) => kept(model.ofType(type)),
    byAddress: (address) => {
      const found = model.byAddress(address);
      return found === undefined || unmade.has(found) ? undefined : found;
    },
    follow: (element, path) => related(model.follow(element, path)),
    referring: (element, where) => related(model.referring(element, where)),
  };
}

/** Elements that are no blocks with `count`: an attribute of that name means something else. */
const otherCounts: ReadonlySet<string> = new Set(['variable', 'local', 'output', 'stack']);
