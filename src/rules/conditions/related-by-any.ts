import type { Element } from '../../model/element.js';
import type { Model, Related } from '../../model/model.js';

/** Where a reference can stand: type of the resource and path of its attribute. */
export interface Place {
  readonly type: string;
  readonly path: string;
}

/** The elements that point at an element from one of several places. */
export function relatedByAny(model: Model, element: Element, places: readonly Place[]): Related {
  const related = places.map((place) => model.referring(element, place));
  return {
    elements: [...new Set(related.flatMap(({ elements }) => elements))],
    // Nearly every stack has an output that cannot be traced: that is no sign that it is this element.
    unresolved: related.some(({ unresolved }, index) => unresolved && places[index]?.type !== 'output'),
  };
}
