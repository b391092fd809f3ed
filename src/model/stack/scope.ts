import { Budget } from '../../errors/budget.js';
import { stackExpandsTooFar } from '../errors.js';
import { referencesIn } from '../expression/expression.js';
import { type TemplatePart, templateParts } from '../expression/template.js';
import { deepest, isJson, type Json } from '../json.js';
import { isList, isScalar, isUnknown, isValues, type Reference, Unknown, type Value } from '../value.js';
import { ExtentOfValues, signsPerValue } from './value-extent.js';

const traversal = /^(local|var)\.([\w-]+)((?:\.[\w-]+|\[(?:\d+|"[^"]*")\])*)$/;
const named = /(?<![\w.-])(local|var)\.([\w-]+)(?![\w.[-])/g;

/** Texts that grow beyond it by what they quote stay as they are written. */
const longestText = 200_000;

/** Values, references and pieces of text that locals and variables are copied to: a kilobyte of locals within locals would stand for billions. */
const mostCopied = 1_000_000;
/** Levels of a value that is made of locals within locals: what walks through it calls itself for each. */
const mostLevels = 500;

/** Resolves what a stack itself knows: locals, and variables by their defaults. */
export class Scope {
  readonly #sources: Readonly<Record<string, ReadonlyMap<string, unknown>>>;
  readonly #values = new Map<string, Value>();
  readonly #references = new Map<string, readonly Reference[]>();
  readonly #inTexts = new Map<string, readonly Reference[]>();
  readonly #open = new Set<string>();
  /** Levels that are being resolved, through locals too. */
  #level = 0;
  readonly #extents = new ExtentOfValues();
  readonly #budget = new Budget(mostCopied, () => stackExpandsTooFar.error());

  constructor(locals: ReadonlyMap<string, unknown>, variables: ReadonlyMap<string, Json>) {
    const defaults = new Map<string, unknown>();
    for (const [name, body] of variables)
      if (Object.hasOwn(body, 'default')) defaults.set(name, body.default);
    this.#sources = { local: locals, var: defaults };
  }

  /** @throws UserError `stack-expands-too-far`, as everything here that follows locals */
  value(source: unknown, depth = 0): Value {
    if (typeof source === 'string') return this.#text(source);
    if (typeof source === 'number' || typeof source === 'boolean') return source;
    if (depth >= deepest) return new Unknown();
    if (++this.#level > mostLevels) throw stackExpandsTooFar.error();
    const value = this.#container(source, depth);
    this.#level--;
    return value;
  }

  #container(source: unknown, depth: number): Value {
    if (Array.isArray(source)) return source.map((item) => this.value(item, depth + 1));
    if (!isJson(source)) return null;
    const entries: [string, Value][] = [];
    for (const [name, item] of Object.entries(source))
      if (name !== '//') entries.push([name, this.value(item, depth + 1)]);
    return Object.fromEntries(entries);
  }

  /** The references of a text, followed through locals. */
  references(text: string, iterator?: string): readonly Reference[] {
    if (!text.includes('{')) return [];
    const key = `${iterator ?? ''} ${text}`;
    const known = this.#inTexts.get(key);
    if (known !== undefined) return known;
    const found = templateParts(text).flatMap(({ kind, code }) =>
      kind === 'text' ? [] : this.#inCode(code, iterator),
    );
    if (this.#open.size === 0) this.#inTexts.set(key, found);
    return found;
  }

  #inCode(code: string, iterator?: string): readonly Reference[] {
    return distinct(referencesIn(code, iterator).flatMap((one) => this.#throughLocals(one)));
  }

  #throughLocals(reference: Reference): readonly Reference[] {
    const name = /^local\.([\w-]+)/.exec(reference.address)?.[1];
    if (name === undefined || !this.#sources.local?.has(name)) return [reference];
    const known = this.#references.get(name);
    if (known !== undefined) {
      this.#budget.spend(known.length);
      return known;
    }
    const found = this.#once(
      `references ${name}`,
      () => distinct(stringsIn(this.#sources.local?.get(name)).flatMap((text) => this.references(text))),
      [reference],
    );
    this.#references.set(name, found);
    return found;
  }

  #text(text: string): Value {
    if (!text.includes('{')) return text;
    const parts = templateParts(text);
    const [first] = parts;
    if (parts.length === 1 && first?.kind === 'expression') return this.#expression(first);
    let known = true;
    let filled = '';
    for (const part of parts) {
      const value = part.kind === 'expression' ? this.#expression(part) : part.text;
      if (part.kind === 'directive' || !(isScalar(value) || value === null)) known = false;
      const quoted = isUnknown(value)
        ? (value.text ?? part.text)
        : isScalar(value)
          ? String(value)
          : part.text;
      const added = filled.length + quoted.length > longestText ? part.text : quoted;
      if (added !== part.text) this.#budget.spend(added.length / signsPerValue);
      filled += added;
    }
    return known && filled.length <= longestText ? filled : new Unknown(this.references(text), filled);
  }

  #expression({ code, text }: TemplatePart): Value {
    if (/^"[^"\\$%]*"$/.test(code)) return code.slice(1, -1);
    if (/^-?\d{1,15}(\.\d+)?$/.test(code)) return Number(code);
    if (code === 'true' || code === 'false') return code === 'true';
    if (code === 'null') return null;
    const [, kind, name = '', steps = ''] = traversal.exec(code) ?? [];
    const value = kind === undefined ? undefined : this.#stepped(this.#named(kind, name), steps);
    if (value !== undefined) this.#copy(value);
    if (value !== undefined && !(isUnknown(value) && value.text === undefined)) return value;
    return new Unknown(this.#inCode(code), kind === undefined ? this.#quoting(text) : text);
  }

  /** An expression with the texts of the locals and variables in it, as they are: for rules that look for words. */
  #quoting(text: string): string {
    const quoted = text.replaceAll(named, (match, kind: string, name: string) => {
      const value = this.#named(kind, name);
      const inner = isUnknown(value) ? value.text : value;
      this.#budget.spend(typeof inner === 'string' ? inner.length / signsPerValue : 0);
      return typeof inner === 'string' ? `"${inner}"` : match;
    });
    return quoted.length > longestText ? text : quoted;
  }

  /** Value of a local, or the default of a variable; undefined when there is none. */
  #named(kind: string, name: string): Value | undefined {
    const key = `${kind}.${name}`;
    if (this.#values.has(key)) return this.#values.get(key);
    const source = this.#sources[kind];
    if (source?.has(name) !== true) return undefined;
    const value = this.#once<Value>(key, () => this.value(source.get(name)), new Unknown());
    this.#values.set(key, value);
    return value;
  }

  #stepped(start: Value | undefined, steps: string): Value | undefined {
    let value = start;
    for (const [, name, index, key] of steps.matchAll(/\.([\w-]+)|\[(?:(\d+)|"([^"]*)")\]/g)) {
      if (isList(value)) value = value[Number(index ?? name)];
      else if (isValues(value)) value = isOwn(value, name ?? key ?? index ?? '');
      else return undefined;
    }
    return value;
  }

  /** A value is used once more: it is shared here, but what reads it goes through it each time. */
  #copy(value: Value): void {
    const { size, height } = this.#extents.of(value);
    this.#budget.spend(height > mostLevels ? Number.POSITIVE_INFINITY : size);
  }

  /** Resolves a name once at a time: one that leads back to itself, or through too many others, is not resolved. */
  #once<T>(name: string, resolve: () => T, otherwise: T): T {
    if (this.#open.has(name) || this.#open.size >= deepest) return otherwise;
    this.#open.add(name);
    try {
      return resolve();
    } finally {
      this.#open.delete(name);
    }
  }
}

function isOwn(value: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function distinct(references: readonly Reference[]): readonly Reference[] {
  if (references.length < 2) return references;
  return [...new Map(references.map((one) => [`${one.address} ${one.attribute}`, one])).values()];
}

function stringsIn(source: unknown, depth = 0): readonly string[] {
  if (typeof source === 'string') return [source];
  if (typeof source !== 'object' || source === null || depth >= deepest) return [];
  return Object.values(source).flatMap((item) => stringsIn(item, depth + 1));
}
