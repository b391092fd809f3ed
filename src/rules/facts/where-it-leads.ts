import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';

/** An attribute that was followed, and what it should have led to, as the subject of a sentence: `Its launch template`. */
interface Followed {
  readonly path: string;
  readonly what: string;
}

/**
 * Why an attribute leads to nothing that can be judged: what it names is known only after apply, is only looked up, or is not in the stack.
 * Only a value that is known, or whose references all lead somewhere, says that something is not there.
 */
export function whereItLeads(model: Model, element: Element, { path, what }: Followed): string {
  const { elements, unresolved } = model.follow(element, path);
  if (unresolved) return `${what} is not known yet: \`${path}\` of \`${element.address}\` names it.`;
  const lookup = elements.find(({ type }) => type.startsWith('data.'));
  return lookup === undefined
    ? `${what} is not in the stack.`
    : `${what} is not in the stack: \`${lookup.address}\` only looks it up.`;
}
