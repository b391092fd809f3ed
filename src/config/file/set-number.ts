import { isDeepStrictEqual } from 'node:util';
import { isAlias, isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';

type Path = readonly [string, ...string[]];

/**
 * Sets one number in a YAML text and changes nothing else: comments, order, spaces and quotes stay. Blocks that are missing on the way are
 * added, in the style of the one that they go into. Undefined when it cannot be done so (an alias stands in the way).
 */
export function setNumber(text: string, path: Path, value: number): string | undefined {
  const edited = edit(text, path, value);
  return edited !== undefined && isExactly(text, edited, path, value) ? edited : undefined;
}

function edit(text: string, path: Path, value: number): string | undefined {
  let map: unknown = parseDocument(text).contents;
  for (const [depth, key] of path.entries()) {
    if (!isMap(map)) return undefined;
    const pair = pairOf(map, key);
    const rest = path.slice(depth + 1);
    if (pair === undefined) return insert(text, map, flow([key, ...rest], value));
    const node: unknown = pair.value;
    if (isScalar(node) && (rest.length === 0 || node.value === null)) {
      return replace(text, node.range, flow(rest, value));
    }
    map = node;
  }
  return undefined;
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** `['password', 'version']` becomes `password: { version: 2 }`; the outermost key stands bare. */
function flow([key, ...rest]: readonly string[], value: number): string {
  if (key === undefined) return String(value);
  return rest.length === 0 ? `${key}: ${value}` : `${key}: { ${flow(rest, value)} }`;
}

function replace(
  text: string,
  range: readonly number[] | null | undefined,
  content: string,
): string | undefined {
  const [start, end] = range ?? [];
  if (start === undefined || end === undefined) return undefined;
  const wrapped = content.includes(':') ? `{ ${content} }` : content;
  const space = /[\s]$/.test(text.slice(0, start)) ? '' : ' ';
  return text.slice(0, start) + space + wrapped + text.slice(end);
}

function insert(text: string, map: YAMLMap, content: string): string | undefined {
  const [start, end] = map.range ?? [];
  if (start === undefined || end === undefined) return undefined;
  return map.flow === true ? insertInFlow(text, end, map, content) : insertInBlock(text, start, end, content);
}

function insertInFlow(text: string, end: number, map: YAMLMap, content: string): string {
  const last = map.items.at(-1);
  const lastNode: unknown = last?.value ?? last?.key;
  const after = hasRange(lastNode) ? lastNode.range[1] : text.lastIndexOf('{', end) + 1;
  // Right behind the last value: a comma or a comment that follows stays behind ours.
  const added = last === undefined ? ` ${content} ` : `, ${content}`;
  return text.slice(0, after) + added + text.slice(after);
}

function insertInBlock(text: string, start: number, end: number, content: string): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const at = text[end - 1] === '\n' ? end : lineEnd(text, end);
  const needsBreak = text[at - 1] !== '\n';
  return `${text.slice(0, at)}${needsBreak ? newline : ''}${indent}${content}${newline}${text.slice(at)}`;
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline === -1 ? text.length : newline + 1;
}

function hasRange(node: unknown): node is { readonly range: [number, number, number] } {
  return (
    typeof node === 'object' &&
    node !== null &&
    'range' in node &&
    Array.isArray(node.range) &&
    !isAlias(node)
  );
}

/** The text that came out says the same as the one that went in, but for the one number: an anchor would carry it further. */
function isExactly(before: string, after: string, path: Path, value: number): boolean {
  const result = parseDocument(after);
  if (result.errors.length > 0) return false;
  const wanted = withNumber(parseDocument(before).toJS(), path, value);
  return isDeepStrictEqual(wanted, result.toJS());
}

function withNumber(data: unknown, [key, ...rest]: readonly string[], value: number): unknown {
  if (key === undefined) return value;
  const map = typeof data === 'object' && data !== null ? data : {};
  const child: unknown = Object.entries(map).find(([name]) => name === key)?.[1];
  return { ...map, [key]: withNumber(child, rest, value) };
}
