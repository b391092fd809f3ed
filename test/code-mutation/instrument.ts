import { functionAround, isFunction, isNode, type Node, walk } from './ast.js';

declare global {
  // The functions that ran, in the process of a test file.
  var codeMutationReach: Set<string> | undefined;
}

/** The code with a note at the start of the module and of every function, for `report-reach.ts`. */
export function instrument(file: string, code: string): string {
  const notes: { readonly at: number; readonly text: string }[] = [{ at: 0, text: `${note(`${file}:0`)};` }];
  walk(code, (node, ancestors) => {
    if (!isFunction(node) || !isNode(node.body)) return;
    const call = note(functionAround(file, [...ancestors, node]));
    notes.push(...notesIn(node.body, call));
  });
  const from = (at: number) => notes.filter((one) => one.at === at).map(({ text }) => text);
  const places = [...new Set(notes.map(({ at }) => at))].sort((a, b) => a - b);
  return places
    .map((at, index) => from(at).join('') + code.slice(at, places[index + 1] ?? code.length))
    .join('');
}

function notesIn(body: Node, call: string): { readonly at: number; readonly text: string }[] {
  if (body.type === 'BlockStatement') return [{ at: body.start + 1, text: `${call};` }];
  return [
    { at: body.start, text: `(${call},` },
    { at: body.end, text: ')' },
  ];
}

function note(name: string): string {
  return `globalThis.codeMutationReach?.add(${JSON.stringify(name)})`;
}
