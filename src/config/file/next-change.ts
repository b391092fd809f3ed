import { isDeepStrictEqual } from 'node:util';
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { isBlock, valueAt } from '../schema/setting-path.js';
import { keyText } from './key-text.js';
import type { SettingEdit } from './setting-edit.js';
import { filling, insertion, quoteOf, removal, replacement, type TextChange } from './text-change.js';
import { isList, type SettingValue, writtenMember, writtenValue } from './written-value.js';

const unexpected = 'its place holds an unexpected value';

/** A sound text of the file, with what it says. */
interface ReadText {
  readonly text: string;
  /** Its nodes with their tokens. */
  readonly tree: Document.Parsed;
  readonly data: unknown;
}

/** The first change on the way from what a text says to what an edit wants, or why there is none, as the end of a sentence. */
export function nextChange(
  { text, tree, data }: ReadText,
  { path, value }: SettingEdit,
): TextChange | string {
  let block: Node | null = tree.contents;
  let around: { readonly block: YAMLMap; readonly position: number } | undefined;
  for (const [depth, key] of path.entries()) {
    if (isAlias(block)) return 'it is an alias (`*…`)';
    if (!isMap<Node, Node | null>(block)) return unexpected;
    const position = positionOf(block, key);
    const pair: Pair<Node, Node | null> | undefined = block.items[position];
    const rest = path.slice(depth + 1);
    if (pair === undefined) return addition(text, block, { key, value: nested(rest, value) });
    // A block goes together with the last of its settings.
    if (around === undefined || block.items.length > 1) around = { block, position };
    if (rest.length === 0 && value === undefined)
      return removal(text, around.block, around.position) ?? unexpected;
    if (rest.length === 0 || isEmpty(pair.value)) {
      const wanted = { data: valueAt(data, path.slice(0, depth + 1)), value: nested(rest, value) };
      return changeOfPair(text, pair, wanted) ?? unexpected;
    }
    block = pair.value;
  }
  return unexpected;
}

/** What a part of the file says, and what it is to say; undefined where nothing is wanted. */
interface Wanted {
  readonly data: unknown;
  readonly value: SettingValue | undefined;
}

function positionOf(block: YAMLMap<Node, Node | null>, key: string): number {
  return block.items.findIndex((pair) => keyText(pair.key) === key);
}

/** `['password', 'version']` and 2 become `{ password: { version: 2 } }`. */
function nested(path: readonly string[], value: SettingValue | undefined): SettingValue | undefined {
  if (value === undefined) return undefined;
  return path.reduceRight<SettingValue>((inner, key) => ({ [key]: inner }), value);
}

function addition(
  text: string,
  block: YAMLMap,
  { key, value }: { readonly key: string; readonly value: SettingValue | undefined },
): TextChange | string {
  return (value === undefined ? undefined : insertion(text, block, writtenMember(key, value))) ?? unexpected;
}

function isEmpty(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

function changeOfPair(text: string, pair: Pair<Node, Node | null>, wanted: Wanted): TextChange | undefined {
  const node = pair.value;
  if (wanted.value === undefined) return undefined;
  if (node === null || (isScalar(node) && node.value === null && !node.source))
    return filling(pair, writtenValue(wanted.value));
  return changeOfNode(text, node, wanted);
}

/** Inside a block or a list only what differs is changed, so that the comments on the other lines stay. */
function changeOfNode(text: string, node: Node, { data, value }: Wanted): TextChange | undefined {
  if (value === undefined) return undefined;
  if (isMap<Node, Node | null>(node) && isBlock(data) && isMembers(value) && hasMembers(data, value))
    return changeInMap(text, node, { data, value });
  if (isSeq<Node>(node) && Array.isArray(data) && isList(value) && hasMembers(data, value))
    return changeInList(text, node, { data, value });
  return replacement(text, node, writtenValue(value, quoteOf(node)));
}

function changeInMap(
  text: string,
  node: YAMLMap<Node, Node | null>,
  { data, value }: { readonly data: Record<string, unknown>; readonly value: Members },
): TextChange | undefined {
  const added = Object.keys(value).find((key) => !isDeepStrictEqual(data[key], value[key]));
  if (added === undefined) {
    const position = node.items.findIndex(({ key }) => !Object.hasOwn(value, keyText(key) ?? ''));
    return removal(text, node, position);
  }
  const wanted = { data: data[added], value: value[added] };
  const pair = node.items[positionOf(node, added)];
  if (pair !== undefined) return changeOfPair(text, pair, wanted);
  return wanted.value === undefined ? undefined : insertion(text, node, writtenMember(added, wanted.value));
}

interface ListChange {
  readonly data: readonly unknown[];
  readonly value: readonly SettingValue[];
}

function changeInList(
  text: string,
  node: YAMLSeq<Node>,
  { data, value }: ListChange,
): TextChange | undefined {
  const position = value.findIndex((item, index) => !isDeepStrictEqual(item, data[index]));
  const wanted = value[position];
  if (wanted === undefined) return removal(text, node, node.items.length - 1);
  const item = node.items[position];
  const written = `${node.flow === true ? '' : '- '}${writtenValue(wanted)}`;
  if (item === undefined) return insertion(text, node, written);
  return (
    moveInList(text, node, { data, value, position, written }) ??
    changeOfNode(text, item, { data: data[position], value: wanted })
  );
}

/** Where the list becomes shorter or longer, an item that stays keeps its line: a comment beside it is about that item. */
function moveInList(
  text: string,
  node: YAMLSeq<Node>,
  { data, value, position, written }: ListChange & { readonly position: number; readonly written: string },
): TextChange | undefined {
  const rest = value.slice(position);
  const stays = (item: unknown) => rest.some((other) => isDeepStrictEqual(other, item));
  if (data.length > value.length) {
    const gone = data.findIndex((item, index) => index >= position && !stays(item));
    return gone === -1 ? undefined : removal(text, node, gone);
  }
  const isMoved = data.length < value.length && stays(data[position]);
  return isMoved ? insertion(text, node, written, position) : undefined;
}

type Members = { readonly [key: string]: SettingValue };

function isMembers(value: SettingValue): value is Members {
  return typeof value === 'object' && !isList(value);
}

function hasMembers(data: object, value: object): boolean {
  return Object.keys(data).length > 0 && Object.keys(value).length > 0;
}
