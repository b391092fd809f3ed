import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editSettings } from './edit-settings.js';
import { parseSource } from './source-document.js';
import type { SettingValue } from './written-value.js';

/** A part of a file, with the way it is written. */
type Part =
  | {
      readonly kind: 'text';
      readonly style: 'plain' | 'single' | 'double' | 'literal';
      readonly anchor: boolean;
    }
  | { readonly kind: 'number' | 'empty' }
  | {
      readonly kind: 'map' | 'list';
      readonly style: 'block' | 'line' | 'lines';
      readonly items: readonly Item[];
    };

interface Item {
  readonly part: Part;
  readonly above: boolean;
  readonly beside: boolean;
  readonly blank: boolean;
}

const { map: mapOfParts } = fc.letrec<{ part: Part; map: Part; item: Item }>((tie) => ({
  item: fc.record({
    part: tie('part'),
    above: fc.boolean(),
    beside: fc.boolean(),
    blank: fc.boolean(),
  }),
  map: fc.record({
    kind: fc.constantFrom('map' as const, 'map' as const, 'list' as const),
    style: fc.constantFrom('block' as const, 'block' as const, 'line' as const, 'lines' as const),
    items: fc.array(tie('item'), { minLength: 1, maxLength: 4 }),
  }),
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      kind: fc.constant('text' as const),
      style: fc.constantFrom('plain' as const, 'single' as const, 'double' as const, 'literal' as const),
      anchor: fc.boolean(),
    }),
    fc.record({ kind: fc.constantFrom('number' as const, 'empty' as const) }),
    tie('map'),
  ),
}));

/** Writes a tree; every key, value and comment is a word of its own, so that each line can be told from the others. */
class Writer {
  readonly paths: string[][] = [];
  /** Keys of maps in braces. */
  readonly inBraces = new Set<string>();
  /** Comments on lines of their own, and the block that each one stands in. */
  readonly blockOf = new Map<string, string>();
  readonly step: string;
  #words = 0;

  constructor(step: string) {
    this.step = step;
  }

  word(letter: string): string {
    this.#words += 1;
    return `${letter}${this.#words}x`;
  }

  comment(wanted: boolean): string {
    return wanted ? ` # ${this.word('c')}, it's: {so}` : '';
  }

  block(items: readonly Item[], kind: 'map' | 'list', { indent, path, block }: Place): string {
    return items
      .map(({ part, above, beside, blank }) => {
        const key = this.word('k');
        const here = kind === 'map' && path !== undefined ? [...path, key] : undefined;
        if (here !== undefined) this.paths.push(here);
        const head = kind === 'map' ? `${key}:` : '-';
        const own = `${indent}${this.comment(true).trim()}`;
        if (above) this.blockOf.set(own, block.join('.'));
        const before = `${blank ? '\n' : ''}${above ? `${own}\n` : ''}`;
        return `${before}${indent}${head}${this.value(part, beside, { indent, path: here, block: here ?? block })}\n`;
      })
      .join('');
  }

  value(part: Part, beside: boolean, { indent, path, block }: Place): string {
    const inner = { indent: indent + this.step, path, block };
    if (part.kind === 'map' || part.kind === 'list') {
      if (part.style !== 'block') return ` ${this.flow(part, inner)}${this.comment(beside)}`;
      return `${this.comment(beside)}\n${this.block(part.items, part.kind, inner)}`.trimEnd();
    }
    if (part.kind === 'text' && part.style === 'literal')
      return ` |${this.comment(beside)}\n${inner.indent}${this.word('v')} # no comment\n${inner.indent}${this.word('v')}`;
    const text = this.scalar(part);
    return `${text === '' ? '' : ` ${text}`}${this.comment(beside)}`;
  }

  scalar(part: Part): string {
    if (part.kind === 'empty') return '';
    if (part.kind !== 'text') return this.word('1').replace('x', '');
    const text = this.word('v');
    const quoted = { single: `'${text}: ''{ #'`, double: `"${text}, #"`, plain: text, literal: text }[
      part.style
    ];
    return part.anchor ? `&${this.word('n')} ${quoted}` : quoted;
  }

  flow(part: Part, { indent, path, block }: Place): string {
    if (part.kind !== 'map' && part.kind !== 'list') return this.scalar(part);
    const [open, close] = part.kind === 'map' ? ['{', '}'] : ['[', ']'];
    const isWide = part.style === 'lines';
    const items = part.items.map(({ part: inner, beside }, index) => {
      const key = this.word('k');
      const here = part.kind === 'map' && path !== undefined ? [...path, key] : undefined;
      if (here !== undefined) this.paths.push(here);
      this.inBraces.add(key);
      const value = this.flow(inner, { indent: indent + this.step, path: here, block }) || 'true';
      const text = part.kind === 'map' ? `${key}: ${value}` : value;
      const comma = index + 1 < part.items.length || (isWide && !beside) ? ',' : '';
      return isWide ? `\n${indent}${this.step}${text}${comma}${this.comment(beside)}` : ` ${text}${comma}`;
    });
    return `${open}${items.join('')}${isWide ? `\n${indent}` : ' '}${close}`;
  }
}

interface Place {
  readonly indent: string;
  /** Undefined inside a list, where no path leads. */
  readonly path: readonly string[] | undefined;
  /** The nearest path. */
  readonly block: readonly string[];
}

const value: fc.Arbitrary<SettingValue | undefined> = fc.oneof(
  fc.constantFrom('new text', '15.10', 'true', 'it\'s "so": {x} # y', 'eu-west-1', '', 7, true),
  fc.constant(['one', 'two']),
  fc.constant({ member: { inner: 1 }, 'Cost Center': '42' }),
  fc.constant(undefined),
);

const files = fc.record({
  items: fc.array(
    mapOfParts
      .filter(({ kind }) => kind === 'map')
      .chain((part) =>
        fc.record({
          part: fc.constant(part),
          above: fc.boolean(),
          beside: fc.boolean(),
          blank: fc.boolean(),
        }),
      ),
    { minLength: 1, maxLength: 4 },
  ),
  step: fc.constantFrom('  ', '    '),
  newline: fc.constantFrom('\n', '\r\n'),
  endsWithNewline: fc.boolean(),
  choice: fc.nat(),
  below: fc.constantFrom([], [], ['new-key'], ['new-key', 'deeper']),
  value,
});

it('says what was wanted, keeps every comment and every other line, and changes nothing the second time', () => {
  let done = 0;
  fc.assert(
    fc.property(files, ({ items, step, newline, endsWithNewline, choice, below, value: wanted }) => {
      const writer = new Writer(step);
      const lines = `version: 1\n${writer.block(items, 'map', { indent: '', path: [], block: [] })}`;
      const text = (endsWithNewline ? lines : lines.trimEnd()).replaceAll('\n', newline);
      const chosen = [...(writer.paths[choice % writer.paths.length] ?? []), ...below];
      const [first = '', ...rest] = chosen;
      const edit = { path: [first, ...rest] as const, value: wanted };
      const before = dataOf(text);
      const result = editSettings(text, [edit]);
      if ('refused' in result) {
        expect(mayRefuse(before, chosen, wanted), `${result.refused}\n${text}`).toBe(true);
        return;
      }
      done += 1;
      expect(dataOf(result.text)).toEqual(
        wanted === undefined ? without(before, chosen) : withValue(before, chosen, wanted),
      );
      expect(editSettings(result.text, [edit])).toEqual(result);
      expect(result.text.includes('\r')).toBe(newline === '\r\n');
      expect(result.text.replaceAll('\r\n', '').includes('\n')).toBe(newline === '\n');
      const about = wordsAbout(before, chosen, writer.inBraces);
      const kept = linesOf(result.text);
      for (const line of linesOf(text)) {
        // A line that the edit concerns may change, but keeps its comment unless it goes altogether.
        const isConcerned = [...about].some((word) => new RegExp(`\\b${word}\\b`).test(line));
        const isGone =
          isObjectOrNothing(wanted) &&
          `${writer.blockOf.get(line)}.`.startsWith(`${goneWith(before, chosen, wanted).join('.')}.`);
        // Brackets and dashes on a line of their own belong to what stands around them.
        const isBrackets = /^\s*[\]}]/.test(line) || /^\s*[[{-][^\w#]*( #.*)?$/.test(line);
        if (!isConcerned && !isBrackets && !isGone)
          expect(kept.includes(line), `lost: ${line}\n${text}\n---\n${result.text}`).toBe(true);
      }
      if (wanted !== undefined && typeof wanted !== 'object')
        expect(commentsOf(result.text)).toEqual(commentsOf(text));
    }),
    { numRuns: 200 },
  );
  expect(done).toBeGreaterThan(100);
});

function dataOf(text: string): unknown {
  const { value: data, problems } = parseSource(text, 'e.yaml');
  expect(problems).toEqual([]);
  return data;
}

const linesOf = (text: string) => text.split(/\r?\n/).filter((line) => line.trim() !== '');
const commentsOf = (text: string) => text.match(/# c\d+x/g) ?? [];

function isMap(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function withValue(data: unknown, [key, ...rest]: readonly string[], wanted: SettingValue): unknown {
  if (key === undefined) return wanted;
  return {
    ...(isMap(data) ? data : {}),
    [key]: withValue(isMap(data) ? data[key] : undefined, rest, wanted),
  };
}

function without(data: unknown, [key, ...rest]: readonly string[]): unknown {
  if (!isMap(data) || key === undefined || !(key in data)) return data;
  const inner = rest.length === 0 ? undefined : without(data[key], rest);
  const isLeft = rest.length > 0 && !(isMap(inner) && Object.keys(inner).length === 0);
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, old]) =>
      name !== key ? [[name, old]] : isLeft ? [[name, inner]] : [],
    ),
  );
}

/** Another kind of value in the way, or one in place of a block or list whose comments would be lost. */
function mayRefuse(before: unknown, path: readonly string[], wanted: SettingValue | undefined): boolean {
  let data = before;
  for (const key of path) {
    if (!isMap(data)) return data !== undefined && data !== null;
    data = data[key];
  }
  const isCollection = typeof data === 'object' && data !== null;
  return isCollection && wanted !== undefined;
}

/** The keys on the way to the setting, what is inside it, and in braces its neighbours: the comma is theirs. */
function wordsAbout(
  before: unknown,
  path: readonly string[],
  inBraces: ReadonlySet<string>,
): ReadonlySet<string> {
  const words = new Set<string>();
  let data = before;
  for (const key of path) {
    words.add(key);
    const keys = isMap(data) ? Object.keys(data).filter((name) => inBraces.has(name)) : [];
    const neighbours = [keys[keys.indexOf(key) - 1], keys.at(-1)];
    for (const name of neighbours) if (name !== undefined) words.add(name);
    data = isMap(data) ? data[key] : undefined;
  }
  collectWords(data, words);
  return words;
}

function isObjectOrNothing(wanted: SettingValue | undefined): boolean {
  return wanted === undefined || typeof wanted === 'object';
}

/** The block that goes together with its last setting. */
function goneWith(
  before: unknown,
  path: readonly string[],
  wanted: SettingValue | undefined,
): readonly string[] {
  if (wanted !== undefined || path.length < 2) return path;
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((data, key) => (isMap(data) ? data[key] : undefined), before);
  const isAlone = isMap(parent) && Object.keys(parent).length === 1;
  return isAlone ? goneWith(before, path.slice(0, -1), wanted) : path;
}

function collectWords(data: unknown, words: Set<string>): void {
  if (Array.isArray(data)) for (const item of data) collectWords(item, words);
  else if (isMap(data))
    for (const [key, inner] of Object.entries(data)) {
      words.add(key);
      collectWords(inner, words);
    }
  else for (const word of String(data).match(/\w+/g) ?? []) words.add(word);
}
