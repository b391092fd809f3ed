import { functionAround, isNode, type Node, nodesIn, walk } from './ast.js';
import type { Mutant, Operator } from './mutant.js';

/** A change of a piece of the code. */
interface Change {
  readonly operator: Operator;
  readonly start: number;
  readonly end: number;
  readonly after: string;
}

type Text = (node: Node) => string;

/** Every mutant of a file that the operators can make; not all of them compile. */
export function mutantsOf(file: string, code: string): readonly Mutant[] {
  const mutants: Mutant[] = [];
  const words = new Set<string>();
  walk(code, (node) => {
    const word = wordOf(node);
    if (word !== undefined) words.add(word);
  });
  const text: Text = ({ start, end }) => code.slice(start, end);
  walk(code, (node, ancestors) => {
    const changes = [
      ...negations(node, text),
      ...drops(node, code),
      ...swaps(node, text),
      ...constants(node, ancestors.at(-1), [...words]),
      ...removals(node, text),
    ];
    for (const change of changes) {
      const before = code.slice(change.start, change.end);
      const line = code.slice(0, change.start).split('\n').length;
      mutants.push({ ...change, file, line, before, inside: functionAround(file, [...ancestors, node]) });
    }
  });
  return mutants;
}

function replace(operator: Operator, { start, end }: Node, after: string): Change {
  return { operator, start, end, after };
}

const conditional = new Set(['IfStatement', 'ConditionalExpression', 'WhileStatement']);
const predicates = new Set(['filter', 'find', 'findLast', 'some', 'every', 'findIndex']);

function negations(node: Node, text: Text): Change[] {
  const negated = (test: unknown) =>
    nodesIn(test).map((one) => replace('negate a condition', one, `!(${text(one)})`));
  if (conditional.has(node.type)) return negated(node.test);
  if (node.type === 'UnaryExpression' && node.operator === '!')
    return nodesIn(node.argument).map((inner) => replace('negate a condition', node, text(inner)));
  if (node.type === 'LogicalExpression' && node.operator !== '??') {
    const other = node.operator === '&&' ? '||' : '&&';
    return [replace('negate a condition', node, `((${sides(node, text).join(`) ${other} (`)}))`)];
  }
  const method = nameOfMethod(node);
  if (method === undefined || !predicates.has(method)) return [];
  const [predicate] = nodesIn(node.arguments);
  const body = nodesIn(predicate?.body).filter(({ type }) => type !== 'BlockStatement');
  return body.flatMap(negated);
}

function drops(node: Node, code: string): Change[] {
  const field = { ArrayExpression: node.elements, ObjectExpression: node.properties }[node.type];
  return nodesIn(field).map((element) => {
    const rest = code.slice(element.end).match(/^\s*,/)?.[0].length ?? 0;
    return { operator: 'drop an element', start: element.start, end: element.end + rest, after: '' };
  });
}

function swaps(node: Node, text: Text): Change[] {
  if (node.type === 'LogicalExpression' && node.operator === '??')
    return [replace('swap precedence', node, `((${sides(node, text).reverse().join(') ?? (')}))`)];
  if (node.type === 'CallExpression' && nodesIn(node.arguments).length === 2)
    return isExtreme(node, text)
      ? []
      : exchanged(nodesIn(node.arguments), text, ({ type }) => type !== 'SpreadElement');
  const parts = { ArrayExpression: node.elements, ObjectExpression: node.properties }[node.type];
  const list = nodesIn(parts);
  return list.slice(1).flatMap((part, index) => {
    const pair = [list[index], part].filter(isNode);
    return pair.some(isSpread) && !haveNothingInCommon(pair) ? exchanged(pair, text, () => true) : [];
  });
}

/** The larger of two is the same both ways. */
function isExtreme({ callee }: Node, text: Text): boolean {
  return isNode(callee) && ['Math.max', 'Math.min'].includes(text(callee));
}

/** Parts of an object whose keys are written down, and differ: which comes first decides nothing. */
function haveNothingInCommon(parts: readonly Node[]): boolean {
  const [first, second] = parts.map(keysOf);
  return first !== undefined && second !== undefined && first.every((key) => !second.includes(key));
}

/** The keys of a property, or of what is spread: of `...(a ? {} : { b })`; undefined where they are not written there. */
function keysOf(node: Node): readonly unknown[] | undefined {
  if (node.type === 'Property') return node.computed === true ? undefined : nodesIn(node.key).map(keyName);
  if (node.type === 'SpreadElement') return nodesIn(node.argument).map(keysOf)[0];
  const inside = {
    ConditionalExpression: [node.consequent, node.alternate],
    ObjectExpression: node.properties,
  }[node.type];
  const keys = nodesIn(inside).map(keysOf);
  return inside === undefined || keys.includes(undefined) ? undefined : keys.flatMap((some) => some ?? []);
}

function keyName({ name, value }: Node): unknown {
  return name ?? value;
}

function exchanged([first, second]: readonly Node[], text: Text, fits: (node: Node) => boolean): Change[] {
  if (first === undefined || second === undefined || ![first, second].every(fits)) return [];
  const after = `${text(second)}, ${text(first)}`;
  return [{ operator: 'swap precedence', start: first.start, end: second.end, after }];
}

const bounds: Readonly<Record<string, string>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' };

function constants(node: Node, parent: Node | undefined, words: readonly string[]): Change[] {
  const change = (after: string) => replace('change a constant', node, after);
  const other = typeof node.operator === 'string' ? bounds[node.operator] : undefined;
  if (node.type === 'BinaryExpression' && other !== undefined) {
    const [left, right] = nodesIn([node.left, node.right]);
    if (left === undefined || right === undefined) return [];
    return [{ operator: 'change a constant', start: left.end, end: right.start, after: ` ${other} ` }];
  }
  if (node.type !== 'Literal' || parent?.type === 'ExpressionStatement') return [];
  if (typeof node.value === 'boolean') return [change(String(!node.value))];
  if (typeof node.value === 'number') return [change(String(node.value + 1))];
  const word = wordOf(node);
  return words.filter((one) => word !== undefined && one !== word).map((one) => change(`'${one}'`));
}

/** Text that stands for something, and is no sentence. */
function wordOf({ type, value }: Node): string | undefined {
  return type === 'Literal' && typeof value === 'string' && /^[\w-]+$/.test(value) ? value : undefined;
}

const dispensable = new Set(['filter', 'sort', 'toSorted', 'slice', 'trim', 'reverse', 'toLowerCase']);

function removals(node: Node, text: Text): Change[] {
  const remove = (after: string) => [replace('remove a call', node, after)];
  if (node.type === 'ThrowStatement') return remove(';');
  if (node.type === 'IfStatement' && isEarlyReturn(node.consequent)) return remove('');
  const method = nameOfMethod(node);
  if (method !== undefined && dispensable.has(method) && isNode(node.callee))
    return nodesIn(node.callee.object).flatMap((object) => remove(text(object)));
  if (node.type !== 'ExpressionStatement') return [];
  const [expression] = nodesIn(node.expression).map((one) =>
    one.type === 'AwaitExpression' || one.type === 'UnaryExpression' ? nodesIn(one.argument)[0] : one,
  );
  const isSuper = nodesIn(expression?.callee).some(({ type }) => type === 'Super');
  return expression?.type === 'CallExpression' && !isSuper ? remove(';') : [];
}

function isEarlyReturn(node: unknown): boolean {
  return nodesIn(node).some(({ type }) => type === 'ReturnStatement');
}

function nameOfMethod(node: Node): string | undefined {
  if (node.type !== 'CallExpression' || !isNode(node.callee)) return undefined;
  const name = nodesIn(node.callee.property)[0]?.name;
  return node.callee.type === 'MemberExpression' && typeof name === 'string' ? name : undefined;
}

function sides(node: Node, text: Text): string[] {
  return nodesIn([node.left, node.right]).map(text);
}

function isSpread({ type }: Node): boolean {
  return type === 'SpreadElement';
}
