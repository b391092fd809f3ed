import type { Element } from './element.js';

const passages: ReadonlySet<string> = new Set(['variable', 'local', 'module', 'output', 'stack']);

/** Whether an element that a reference leads to is not the thing itself, but a way to it. */
export function isPassage({ type }: Pick<Element, 'type'>): boolean {
  return passages.has(type);
}
