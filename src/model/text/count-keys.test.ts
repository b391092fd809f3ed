import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysIn, keysWritten } from './count-keys.js';
import { repeatedKey } from './json-text.js';
import { walkJson } from './walk-json.js';

/** Where the walk finds the first key that stands twice. */
const walked = (text: string) => {
  let found: number | undefined;
  walkJson(text, {
    onRepeatedKey: (at) => {
      found ??= at;
    },
  });
  return found;
};

const offsetOf = (text: string, { line, column }: { readonly line: number; readonly column: number }) =>
  text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, one) => sum + one.length + 1, 0) +
  column -
  1;

const blank = fc.constantFrom('', '', ' ', '\n', '\r\n\t');
const scalar = fc.constantFrom('1', 'null', 'true', '""', '"a:b"', '"{\\"a\\":"', '"\\\\"', '"\\u003a"');
/** Few keys, so that they meet again; one written in two ways, and what objects have by themselves. */
const key = fc.constantFrom(
  '"a"',
  '"\\u0061"',
  '"b"',
  '"__proto__"',
  '"toString"',
  '"0"',
  '""',
  '"a\\":"',
  '"\\\\"',
);
const { value } = fc.letrec<{ value: string; list: string; object: string }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, scalar, tie('list'), tie('object')),
  list: fc
    .tuple(blank, fc.array(tie('value'), { maxLength: 3 }))
    .map(([space, items]) => `[${space}${items.join(`,${space}`)}${space}]`),
  object: fc
    .tuple(blank, fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }))
    .map(
      ([space, members]) =>
        `{${space}${members.map(([name, one]) => `${name}${space}:${space}${one}`).join(`${space},`)}${space}}`,
    ),
}));

describe('keys that stand twice', () => {
  it('are found where the walk alone finds them', () => {
    fc.assert(
      fc.property(value, (text) => {
        const place = repeatedKey(text, JSON.parse(text));
        expect(place === undefined ? undefined : offsetOf(text, place)).toBe(walked(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('are fewer in the value than in the text', () => {
    const text = '{"a": {"__proto__": {"b": 1, "b": [{"c": ":"}]}}, "a\\":": 1}';
    expect(keysWritten(text)).toBe(6);
    expect(keysIn(JSON.parse(text))).toBe(5);
  });

  it('are none in what has no keys', () => {
    for (const text of ['null', '1', '"a:b"', '[]', '{}', '[[":"]]']) {
      expect(keysWritten(text)).toBe(0);
      expect(keysIn(JSON.parse(text))).toBe(0);
    }
  });

  it('are counted as deep and as long as the text goes', () => {
    const deep = `${'[{"a":'.repeat(200_000)}1${'}]'.repeat(200_000)}`;
    expect(repeatedKey(deep, JSON.parse(deep))).toBeUndefined();
    const long = `{"a": ${JSON.stringify('\\":'.repeat(500_000))}, "a": 1}`;
    expect(repeatedKey(long, JSON.parse(long))).toEqual({ line: 1, column: long.length - 6 });
  });
});
