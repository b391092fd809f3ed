import {
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Quote } from './written-value.js';

/** A part of a text, and what is to stand there. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly content: string;
}

/** The text with one part of it replaced. */
export function applyChange(text: string, { start, end, content }: TextChange): string {
  return text.slice(0, start) + content + text.slice(end);
}

/**
 * Puts an item, or `key: value`, into a collection, in its style; undefined where that cannot be told.
 * @param position of what it goes before. Default: behind the last
 */
export function insertion(
  text: string,
  collection: YAMLMap | YAMLSeq,
  content: string,
  position = collection.items.length,
): TextChange | undefined {
  const { range, items } = collection;
  if (!range) return undefined;
  const last = lastOf(items[position - 1]);
  if (collection.flow === true) {
    if (last?.range) return at(last.range[1], `, ${content}`);
    const first = startOf(items[0]);
    if (first !== undefined) return at(first, `${content}, `);
    const inside = range[0] + 1;
    if (!isMap(collection)) return at(inside, content);
    return at(inside, text[inside] === '}' ? ` ${content} ` : ` ${content}`);
  }
  const start = lineStart(text, range[0]);
  // In `- key: value` the other keys stand below the first one.
  const indent = text.slice(start, range[0]).replaceAll(/[^\s]/g, ' ');
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const line = `${indent}${content}${newline}`;
  if (!last?.range) return text.slice(start, range[0]).trim() === '' ? at(start, line) : undefined;
  const end = lineEnd(text, contentEnd(text, last.range));
  const before = text[end - 1] === '\n' ? '' : newline;
  return at(end, `${before}${line}`);
}

/** Takes out whole lines, or a part of `{ … }` with one comma; undefined where something else stands on the lines. */
export function removal(
  text: string,
  collection: YAMLMap | YAMLSeq,
  position: number,
): TextChange | undefined {
  const item = collection.items[position];
  const start = startOf(item);
  const end = endOf(text, item);
  if (start === undefined || end === undefined) return undefined;
  if (collection.flow === true) return removalInFlow(text, collection, { position, start, end });
  const line = lineStart(text, start);
  if (!/^[ \t]*(- +)?$/.test(text.slice(line, start)) || isPairInList(text, line, item)) return undefined;
  return { start: line, end: lineEnd(text, end), content: '' };
}

/** Replaces a scalar, or a collection without a comment in it. */
export function replacement(text: string, node: Node, content: string): TextChange | undefined {
  if (!node.range) return undefined;
  const start = node.range[0];
  const end = contentEnd(text, node.range);
  if (isCollection(node) && /(^|\s)#/.test(text.slice(start, end))) return undefined;
  return { start, end, content: content + commentOfHeader(node, text.slice(start, end)) };
}

/** The comment behind the `|` of a block of text, which is part of the block. */
function commentOfHeader(node: Node, block: string): string {
  if (!isScalar(node) || !node.type?.startsWith('BLOCK')) return '';
  return /^\S+([ \t]+#[^\r\n]*)/.exec(block)?.[1] ?? '';
}

/** Puts a value behind a key that has none. */
export function filling(pair: Pair, content: string): TextChange | undefined {
  const colon = pair.srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
  if (colon !== undefined) return at(colon.offset + 1, ` ${content}`);
  const key = isNode(pair.key) ? pair.key.range : undefined;
  return key ? at(key[1], `: ${content}`) : undefined;
}

/** How a text is quoted. */
export function quoteOf(node: Node): Quote {
  if (!isScalar(node)) return undefined;
  if (node.type === 'QUOTE_SINGLE') return 'single';
  return node.type === 'QUOTE_DOUBLE' ? 'double' : undefined;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function removalInFlow(
  text: string,
  { items }: YAMLMap | YAMLSeq,
  { position, start, end }: Stretch & { readonly position: number },
): TextChange | undefined {
  const before = position === 0 ? undefined : endOf(text, items[position - 1]);
  const isLast = position === items.length - 1;
  const comma = commaAfter(text, end);
  const rest = comma === undefined ? end : comma + 1;
  const spaces = /^[ \t]*/.exec(text.slice(rest))?.[0].length ?? 0;
  const stretch = { start, end: rest + spaces };
  // Behind the last one no comma has to follow: that before it goes too, but not a comment between them.
  const takesComma = isLast && before !== undefined && /^\s*,\s*$/.test(text.slice(before, start));
  if (takesComma && text[stretch.end] !== '#') return { start: before, end, content: '' };
  return { ...wholeLine(text, stretch), content: '' };
}

/** A line on which nothing would be left goes altogether, with the comment that was about it. */
function wholeLine(text: string, { start, end }: Stretch): Stretch {
  const line = lineStart(text, start);
  const isAlone = text.slice(line, start).trim() === '' && /^(#[^\n]*|\r)?(\n|$)/.test(text.slice(end));
  return isAlone ? { start: line, end: lineEnd(text, end) } : { start, end };
}

/** The comma behind an item: not one in a comment. */
function commaAfter(text: string, from: number): number | undefined {
  const between = /^(?:\s|#[^\n]*\n)*,/.exec(text.slice(from));
  return between === null ? undefined : from + between[0].length - 1;
}

function at(offset: number, content: string): TextChange {
  return { start: offset, end: offset, content };
}

function isPairInList(text: string, line: number, item: unknown): boolean {
  return isPair(item) && /^[ \t]*-/.test(text.slice(line));
}

function lineStart(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  // Editors of Windows begin a file with a mark that is part of no line.
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline === -1 ? text.length : newline + 1;
}

/** Without the line end that belongs to a block of text, or to a block whose last line it ends. */
function contentEnd(text: string, range: readonly number[]): number {
  const [start = 0, end = 0] = range;
  // Nothing, behind a dash: it may be placed on a later line.
  if (start === end) return text.slice(0, end).trimEnd().length;
  const trailing = /\r?\n$/.exec(text.slice(start, end))?.[0].length ?? 0;
  return end - trailing;
}

function startOf(item: unknown): number | undefined {
  const node = isPair(item) ? item.key : item;
  return isNode(node) ? node.range?.[0] : undefined;
}

function endOf(text: string, item: unknown): number | undefined {
  const range = lastOf(item)?.range;
  return range ? contentEnd(text, range) : undefined;
}

/** The node whose text ends last: a block ends with the last of what is in it, and an empty value with its key. */
function lastOf(item: unknown): Node | undefined {
  if (isPair(item)) {
    const { key, value } = item;
    const isEmpty = !isNode(value) || !value.range || value.range[0] === value.range[1];
    return lastOf(isEmpty ? key : value);
  }
  if (!isNode(item)) return undefined;
  return isCollection(item) && item.flow !== true && item.items.length > 0
    ? (lastOf(item.items.at(-1)) ?? item)
    : item;
}
