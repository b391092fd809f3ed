import { addToList } from '../add-to-list.js';
import type { Element } from '../model/element.js';
import type { Model } from '../model/model.js';
import { isPassage } from '../model/passage.js';
import { isUnknown } from '../model/value.js';
import { valuesAt } from '../model/values-at.js';
import { type Known, known, notKnown } from './known.js';

/** What an attribute names: addresses of elements, ids as they stand there, and why there may be more. */
export interface Ids {
  readonly ids: readonly string[];
  readonly elements: readonly Element[];
  readonly unknown: string | undefined;
}

/**
 * What an attribute names, item by item: the address of the element where the stack has it, else the id that stands there.
 * @param path as `Block.at` says it
 */
export function idsAt(model: Model, element: Element, path: string): Ids {
  const ids: string[] = [];
  const elements: Element[] = [];
  let unknown: string | undefined;
  for (const { value, path: at } of valuesAt(element.values, path)) {
    const isText = typeof value === 'string';
    if (isText ? value === '' : !isUnknown(value)) continue;
    const related = model.follow(element, at);
    const found = related.elements.filter((one) => !isPassage(one));
    for (const one of found) {
      ids.push(one.address);
      elements.push(one);
    }
    if (isText && found.length === 0) ids.push(value);
    if (!isText && (related.unresolved || found.length === 0)) unknown = unknownAt(element, path);
  }
  return { ids: [...new Set(ids)], elements: [...new Set(elements)], unknown };
}

/** The one id that an attribute names; undefined when it is not set. */
export function idAt(model: Model, element: Element, path: string): Known<string> | undefined {
  const { ids, unknown } = idsAt(model, element, path);
  const [first, ...more] = ids;
  if (unknown !== undefined || more.length > 0) return notKnown(unknown ?? unknownAt(element, path));
  return first === undefined ? undefined : known(first);
}

/** The ids of a list, or why they are not all known. */
export function allIdsAt(model: Model, element: Element, paths: readonly string[]): Known<readonly string[]> {
  const found = paths.map((path) => idsAt(model, element, path));
  const why = found.map(({ unknown }) => unknown).find((one) => one !== undefined);
  return why === undefined ? known([...new Set(found.flatMap(({ ids }) => ids))]) : notKnown(why);
}

/** What to say of an attribute that is known only after apply. */
export function unknownAt({ address }: Element, path: string): string {
  return `\`${path}\` of ${address} is known only after apply`;
}

/** The elements of a type by what an attribute of theirs names. */
interface Naming {
  readonly byId: ReadonlyMap<string, readonly Element[]>;
  /** One that may name anything. */
  readonly loose: Element | undefined;
}

const namings = new WeakMap<Model, Map<string, Naming>>();

/** The elements of a type whose attribute names an id, and whether some may name it too. */
export function naming(model: Model, type: string, path: string): Naming {
  const known = namings.get(model) ?? new Map<string, Naming>();
  namings.set(model, known);
  const before = known.get(`${type} ${path}`);
  if (before !== undefined) return before;
  const byId = new Map<string, Element[]>();
  let loose: Element | undefined;
  for (const element of model.ofType(type)) {
    const { ids, unknown } = idsAt(model, element, path);
    for (const id of ids) addToList(byId, id, element);
    if (unknown !== undefined) loose ??= element;
  }
  const made = { byId, loose };
  known.set(`${type} ${path}`, made);
  return made;
}
