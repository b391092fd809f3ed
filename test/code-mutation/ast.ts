import { parseAst } from 'vitest/node';

/** A node of the syntax tree (ESTree with TypeScript), as far as the operators look at it. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

const typesWithValues = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']);
const withoutPlaces = new Set(['ImportDeclaration', 'ExportAllDeclaration', 'ImportExpression']);

/** Calls `visit` for every node that is there when the code runs: no types, no imports. */
export function walk(code: string, visit: (node: Node, ancestors: readonly Node[]) => void): void {
  const ancestors: Node[] = [];
  const enter = (node: Node): void => {
    if (withoutPlaces.has(node.type)) return;
    if (node.type.startsWith('TS') && !typesWithValues.has(node.type)) return;
    visit(node, ancestors);
    ancestors.push(node);
    for (const child of childrenOf(node)) enter(child);
    ancestors.pop();
  };
  const program: unknown = parseAst(code, { lang: 'ts' });
  if (isNode(program)) enter(program);
}

/** The function that a place stands in, as its file and offset; offset 0 stands for the module. */
export function functionAround(file: string, ancestors: readonly Node[]): string {
  return `${file}:${ancestors.findLast(isFunction)?.start ?? 0}`;
}

export function isFunction({ type }: Node): boolean {
  return (
    type === 'ArrowFunctionExpression' || type === 'FunctionExpression' || type === 'FunctionDeclaration'
  );
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** The nodes in a field that is a list, or the one in a field that is a node. */
export function nodesIn(value: unknown): readonly Node[] {
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}

function childrenOf(node: Node): readonly Node[] {
  const fields = Object.entries(node).filter(([field]) => field !== 'key' || node.computed === true);
  return fields.flatMap(([, value]) => nodesIn(value));
}
