import { isList, isUnknown, isValues, type Reading, type Value, type Values } from './value.js';

const absent: Reading = { state: 'absent' };

/** Attributes and nested blocks, as a rule reads them: the whole of an element, or one block in it. */
export class Block {
  /** Where the block is in its element, `ingress[1]`; empty for the element itself. */
  readonly path: string;
  readonly values: Values;

  constructor(path: string, values: Values) {
    this.path = path;
    this.values = values;
  }

  /**
   * What an attribute holds.
   * @param path names with dots between, `metadata_options.http_tokens`; of a list of blocks it reads the first, or the one that `inline_policy[1].policy` names. Null, an empty list and a missing block are absent.
   */
  get(path: string): Reading {
    const value = valueIn(this.values, path);
    if (isUnknown(value)) return { state: 'unknown', unknown: value };
    if (value === undefined || value === null || (isList(value) && value.length === 0)) return absent;
    return { state: 'known', value };
  }

  /** The nested blocks of a name, written as one object or as a list; undefined when they are known only after apply. */
  blocks(path: string): readonly Block[] | undefined {
    const value = valueIn(this.values, path);
    if (isUnknown(value)) return undefined;
    if (isValues(value)) return [new Block(this.at(path), value)];
    if (!isList(value)) return [];
    if (value.some(isUnknown)) return undefined;
    return value.flatMap((item, index) =>
      isValues(item) ? [new Block(`${this.at(path)}[${index}]`, item)] : [],
    );
  }

  /** The items of a list or set, one for a scalar, none when absent; single items may be unknown. Undefined when the list is known only after apply. */
  items(path: string): readonly Value[] | undefined {
    const value = valueIn(this.values, path);
    if (isUnknown(value)) return undefined;
    if (value === undefined || value === null) return [];
    return isList(value) ? value : [value];
  }

  /** The full path of an attribute of this block in its element. */
  at(path: string): string {
    return this.path === '' ? path : `${this.path}.${path}`;
  }
}

function valueIn(values: Values, path: string): Value | undefined {
  if (isName(path)) return Object.hasOwn(values, path) ? values[path] : undefined;
  let value: Value | undefined = values;
  for (const name of namesIn(path)) {
    if (isList(value)) {
      value = itemAt(value, isIndex(name) ? Number(name) : 0);
      if (isIndex(name)) continue;
    }
    if (isUnknown(value)) return value;
    if (!isValues(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

function namesIn(path: string): readonly string[] {
  const plain = path.includes('[') ? path.replaceAll('[', '.').replaceAll(']', '') : path;
  return plain.split('.');
}

/** True for one name, as nearly all paths are. */
function isName(path: string): boolean {
  return !path.includes('.') && !path.includes('[');
}

function itemAt(list: readonly Value[], index: number): Value | undefined {
  return list[index];
}

function isIndex(name: string): boolean {
  return Number.isInteger(Number(name)) && name !== '';
}
