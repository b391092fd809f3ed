import { addToList } from '../add-to-list.js';
import { groupBy } from '../group-by.js';
import type { Element } from './element.js';
import { IdentityIndex } from './identity-index.js';
import type { Model, Related } from './model.js';
import { pathReaches } from './path-reaches.js';
import { isUnknown } from './value.js';
import { valuesAt } from './values-at.js';

const none: readonly Element[] = [];

/** Puts elements and their references together. What points where is looked up by index, and collected only when somebody asks. */
export function modelOf(unsorted: readonly Element[], source: Model['source'] = 'stack'): Model {
  const elements = [...unsorted].sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
  const types = groupBy(elements, ({ type }) => type);
  const index = new IdentityIndex(elements);
  const follow = (element: Element, path: string): Related => followed(element, path, index);
  const reverse = new Map<string, Reverse>();
  const reverseOf = (type: string, path: string): Reverse => {
    const key = `${type} ${path}`;
    const known = reverse.get(key);
    if (known !== undefined) return known;
    const made = reversed(types.get(type) ?? [], (element) => follow(element, path));
    reverse.set(key, made);
    return made;
  };
  return {
    source,
    elements,
    types: [...types.keys()],
    ofType: (type) => types.get(type) ?? none,
    byAddress: (address) => index.exactly(address),
    follow,
    referring: (element, { type, path }) => {
      const { pointing, unresolved } = reverseOf(type, path);
      return { elements: pointing.get(element) ?? [], unresolved };
    },
  };
}

interface Reverse {
  readonly pointing: ReadonlyMap<Element, readonly Element[]>;
  readonly unresolved: boolean;
}

function reversed(elements: readonly Element[], follow: (element: Element) => Related): Reverse {
  const pointing = new Map<Element, Element[]>();
  let unresolved = false;
  for (const element of elements) {
    const related = follow(element);
    unresolved ||= related.unresolved;
    for (const target of related.elements) addToList(pointing, target, element);
  }
  return { pointing, unresolved };
}

function followed(element: Element, path: string, index: IdentityIndex): Related {
  const references = element.references
    .filter((reference) => pathReaches(reference.path, path))
    .map((reference) => ({ path: reference.path, targets: index.at(reference.address) }));
  const found = new Set(references.flatMap(({ targets }) => targets));
  let unresolved = false;
  for (const placed of valuesAt(element.values, path)) {
    const own = references.filter((reference) => pathReaches(reference.path, placed.path));
    if (isUnknown(placed.value))
      unresolved ||=
        own.length === 0 || own.some(({ targets }) => targets.length === 0 || targets.some(isOpaque));
    else if (typeof placed.value === 'string' && own.length === 0)
      for (const target of index.named(placed.value)) found.add(target);
  }
  return { elements: [...found], unresolved };
}

/** True when what an element stands for is not in the model: a variable that only the run gives a value, a module that was not read, a local that leads back to itself. */
function isOpaque(element: Element): boolean {
  if (element.type === 'module' || element.type === 'local') return true;
  return element.type === 'variable' && element.get('default').state === 'absent';
}
