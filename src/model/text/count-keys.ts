import { closingQuote } from './closing-quote.js';

const quote = 0x22;
const colon = 0x3a;

/** How many keys a text of JSON has: outside of its strings a colon follows each, and nothing else. */
export function keysWritten(text: string): number {
  let keys = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) at = closingQuote(text, at);
    else if (code === colon) keys++;
  }
  return keys;
}

/** How many keys all objects in a value have, as deep as it may go: a function that calls itself would overflow the stack. */
export function keysIn(json: unknown): number {
  let keys = 0;
  const left = isContainer(json) ? [json] : [];
  for (let container = left.pop(); container !== undefined; container = left.pop()) {
    // Keys of its own alone: `__proto__` is one where JSON has it.
    const values: readonly unknown[] = Array.isArray(container) ? container : Object.values(container);
    if (!Array.isArray(container)) keys += values.length;
    for (const value of values) if (isContainer(value)) left.push(value);
  }
  return keys;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
