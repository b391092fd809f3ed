import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mapOfParts, TreeWriter } from '../../../test/fixtures/tree-writer.js';
import { editSettings } from './edit-settings.js';
import { parseSource } from './source-document.js';
import type { SettingValue } from './written-value.js';

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
      const writer = new TreeWriter(step);
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
