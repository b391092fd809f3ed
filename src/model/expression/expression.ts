import { remembering } from '../../remembering.js';
import type { Reference } from '../value.js';
import { isEscapedMarker } from './template.js';

const word = /[A-Za-z_][\w-]*/y;
const step = /\.([A-Za-z_*][\w-]*|\d+)|\[(\s*(?:"(?:[^"\\$%]|\\.){0,200}"|\d+|\*)\s*|[^[\]"]{1,200})\]/y;
const literalIndex = /^(?:\d+|".*")$/;

/**
 * The elements that an expression of Terraform refers to, in the order of the text. What stands in texts is left out, what stands in `${…}` in them is not.
 * @param iterator name of the item of a dynamic block, `ingress`: `ingress.value` is told too
 */
export function referencesIn(expression: string, iterator?: string): readonly Reference[] {
  return iterator === undefined ? referencesOutsideBlocks(expression) : readReferences(expression, iterator);
}

const referencesOutsideBlocks = remembering((expression) => readReferences(expression));

function readReferences(expression: string, iterator?: string): readonly Reference[] {
  const found: Reference[] = [];
  const open: ('{' | '"')[] = [];
  for (let at = 0; at < expression.length; at++) {
    const sign = expression[at] ?? '';
    if (open.at(-1) === '"') {
      if (sign === '\\') at++;
      else if (sign === '"') open.pop();
      else if (isEscapedMarker(expression, at)) at += 2;
      else if ((sign === '$' || sign === '%') && expression[at + 1] === '{') {
        open.push('{');
        at++;
      }
    } else if (sign === '"' || sign === '{') open.push(sign);
    else if (sign === '}') open.pop();
    else if (isWordStart(sign)) {
      const traversal = traversalAt(expression, at, iterator);
      if (traversal.reference !== undefined && !isInside(expression[at - 1])) found.push(traversal.reference);
      at = traversal.end - 1;
    }
  }
  return found;
}

/** Reads a traversal, `data.aws_vpc.vpc.id`; `end` stands before the first index that is itself an expression, so that this is read too. */
function traversalAt(
  text: string,
  start: number,
  iterator: string | undefined,
): { reference: Reference | undefined; end: number } {
  word.lastIndex = start;
  const root = word.exec(text)?.[0] ?? '';
  let at = start + root.length;
  let end: number | undefined;
  const steps: { readonly name?: string; readonly index?: string; readonly from: number }[] = [];
  for (;;) {
    step.lastIndex = at;
    const match = step.exec(text);
    if (match === null) break;
    const [whole, name, index] = match;
    steps.push(name === undefined ? { index: index?.trim() ?? '', from: at } : { name, from: at });
    if (index !== undefined && !literalIndex.test(index.trim()) && index.trim() !== '*') end ??= at + 1;
    at += whole.length;
  }
  const names = root === iterator ? 1 : namesNeeded(root);
  const named = steps.slice(0, names);
  const path = [root, ...named.flatMap(({ name }) => name ?? [])];
  if (names === 0 || path.length <= names) return { reference: undefined, end: end ?? at };
  const index = steps[names]?.index;
  const hasIndex = index !== undefined;
  const isLiteral = hasIndex && literalIndex.test(index);
  const rest = steps[names + (hasIndex ? 1 : 0)];
  const attribute = rest === undefined ? '' : text.slice(rest.from, at).replace(/^\./, '');
  const address = `${path.join('.')}${isLiteral ? `[${index}]` : ''}`;
  return { reference: { address, attribute }, end: end ?? at };
}

/** How many names follow the first one in an address; 0 when it is none. */
function namesNeeded(root: string): number {
  if (root === 'data' || root === 'ephemeral') return 2;
  if (root === 'var' || root === 'local' || root === 'module' || root === 'each') return 1;
  return /^[a-z][a-z0-9]*_/.test(root) ? 1 : 0;
}

function isWordStart(sign: string): boolean {
  return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || sign === '_';
}

/** True behind a sign that makes a word part of something longer. */
function isInside(before: string | undefined): boolean {
  return before !== undefined && /[\w.-]/.test(before);
}
