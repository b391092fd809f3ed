import { addToList } from '../add-to-list.js';
import { groupBy } from '../group-by.js';
import type { Element } from './element.js';
import { IdentityIndex } from './identity-index.js';
import type { Model, Related } from './model.js';
import { ReferenceTree } from './reference-tree.js';
import { isUnknown } from './value.js';
import { valuesAt } from './values-at.js';

const none: readonly Element[] = [];

/** Puts elements and their references together. What points where is looked up by index, and collected only when somebody asks. */
export function modelOf(unsorted: readonly Element[], source: Model['source'] = 'stack'): Model {
  const elements = [...unsorted].sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
  const types = groupBy(elements, ({ type }) => type);
  const index = new IdentityIndex(elements);
  const trees = new WeakMap<Element, ReferenceTree>();
  const treeOf = (element: Element): ReferenceTree => {
    const tree = trees.get(element) ?? new ReferenceTree(element.references);
    trees.set(element, tree);
    return tree;
  };
  const follow = (element: Element, path: string): Related =>
    followed({ element, path, tree: treeOf(element) }, index);
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

interface Following {
  readonly element: Element;
  readonly path: string;
  readonly tree: ReferenceTree;
}

function followed({ element, path, tree }: Following, index: IdentityIndex): Related {
  const found = new Set(tree.reaching(path).flatMap((one) => index.at(one.address)));
  let unresolved = false;
  for (const placed of valuesAt(element.values, path)) {
    const isText = typeof placed.value === 'string';
    if (!isText && !isUnknown(placed.value)) continue;
    const own = tree.reaching(placed.path).map((one) => index.at(one.address));
    if (isUnknown(placed.value))
      unresolved ||=
        own.length === 0 || own.some((targets) => targets.length === 0 || targets.some(isOpaque));
    else if (typeof placed.value === 'string' && own.length === 0)
      for (const target of index.named(placed.value)) found.add(target);
  }
  return { elements: [...found], unresolved };
}

/** True when what an element stands for is not in the model: a variable that only the run gives a value, a module that was not read, a local that leads back to itself. */
function isOpaque(element: Element): boolean {
  if (element.type === 'module' || element.type === 'local') return true;
  // A module's variable that is here was left at its default, whatever that is; an empty list is one too.
  return element.type === 'variable' && element.module === '' && (element.values.default ?? null) === null;
}
