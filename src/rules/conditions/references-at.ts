import type { AttributeReference, Element } from '../../model/element.js';

/** The references that an attribute makes, with all that is below it. Indexes of blocks do not count. */
export function referencesAt(element: Element, path: string): readonly AttributeReference[] {
  return element.references.filter((reference) => {
    const own = withoutIndexes(reference.path);
    return own === path || own.startsWith(`${path}.`) || reference.path === path;
  });
}

function withoutIndexes(path: string): string {
  return path.replaceAll(/\[[^[\]]*\]/g, '');
}
