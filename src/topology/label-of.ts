import type { Element } from '../model/element.js';
import type { Model } from '../model/model.js';
import { nameOf } from '../rules/facts/name-of.js';
import { tagsOf } from '../rules/facts/tags-of.js';

/** What people call an element: its `Name` tag, the name that AWS knows it by, or the name of its block. */
export function labelOf(element: Element, model: Model): string {
  const tag = tagsOf(element, model)('Name');
  if (typeof tag === 'string') return tag;
  const name = nameOf(element)?.value ?? askedFor(element);
  return typeof name === 'string' ? name : element.name;
}

/** The name that a data source asks AWS for. */
function askedFor({ type, values: { name } }: Element): string | undefined {
  return type.startsWith('data.') && typeof name === 'string' && name !== '' ? name : undefined;
}
