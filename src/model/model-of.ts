import type { Element } from './element.js';
import type { Model, Related } from './model.js';

/** Attributes that name an element when their value is known, in a plan of something that exists. */
const identities = ['id', 'arn', 'name', 'bucket', 'identifier'];

/** Puts elements and their references together. */
export function modelOf(unsorted: readonly Element[]): Model {
  const elements = [...unsorted].sort((a, b) => (a.address < b.address ? -1 : 1));
  const types = new Map<string, Element[]>();
  for (const element of elements) types.set(element.type, [...(types.get(element.type) ?? []), element]);
  const addresses = new Map(elements.map((element) => [element.address, element]));
  const follow = (element: Element, path: string): Related => {
    const references = element.references.filter((reference) => isWithin(reference.path, path));
    const found = references.flatMap(({ address }) => addresses.get(address) ?? []);
    const byValue = (element.items(path) ?? []).flatMap((value) =>
      typeof value === 'string' ? elements.filter((other) => isNamed(other, value)) : [],
    );
    const unresolved = element.items(path) === undefined && found.length === 0;
    return { elements: [...new Set([...found, ...byValue])], unresolved };
  };
  return {
    elements,
    ofType: (type) => types.get(type) ?? [],
    byAddress: (address) => addresses.get(address),
    follow,
    referring: (element, { type, path }) => {
      const related = (types.get(type) ?? []).map((other) => ({ other, ...follow(other, path) }));
      return {
        elements: related.filter((one) => one.elements.includes(element)).map(({ other }) => other),
        unresolved: related.some(({ unresolved }) => unresolved),
      };
    },
  };
}

function isNamed(element: Element, value: string): boolean {
  return identities.some((name) => element.values[name] === value);
}

/** True when a path lies at or below another one; a name without an index stands for all of its blocks. */
function isWithin(path: string, wanted: string): boolean {
  const parts = path.split('.');
  return wanted.split('.').every((part, index) => {
    const own = parts[index];
    return own === part || own?.replace(/\[\d+\]$/, '') === part;
  });
}
