import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockLines, parseJson, repeatedKey } from './json-text.js';
import { walkJson } from './walk-json.js';

const isJsonText = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('walking through JSON', () => {
  it('agrees with the parser on what is JSON', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.nat(3),
        fc.constantFrom('', '"', '}', ']', ',', ':', '\\', '0', '-', ' ', '\n', 'e', 't'),
        (json, at, cut, put) => {
          const place = at % (json.length + 1);
          const text = json.slice(0, place) + put + json.slice(place + cut);
          expect(walkJson(text) === undefined).toBe(isJsonText(text));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['{"a": 1,}', 1, 9],
    ['{\n  "a": tru\n}', 2, 8],
    ['{"a": "b', 1, 9],
    ['{"a": "\\x"}', 1, 8],
    ['{"a": "\n"}', 1, 8],
    ['{\n"a" 1}', 2, 5],
    ['[1 2]', 1, 4],
    ['{1: 2}', 1, 2],
    ['{} {}', 1, 4],
    ['{"a": {', 1, 8],
    ['', 1, 1],
  ])('says where %j breaks', (text, line, column) => {
    expect(parseJson(text)).toEqual({ broken: { line, column } });
  });

  it.each([
    ['{"a": 1, "b": {"a": 2}, "a": 3}', 1, 25],
    ['{"a": 1,\n "\\u0061": 2}', 2, 2],
    ['[{"x": {"__proto__": 1, "__proto__": 1}}]', 1, 25],
  ])('says where a key of %j stands twice', (text, line, column) => {
    expect(repeatedKey(text, JSON.parse(text))).toEqual({ line, column });
  });

  it('takes a key for twice in one object alone', () => {
    const text = '[{"a": {"a": 1}}, {"a": "a"}, {"A": 1, "a": 2}]';
    expect(repeatedKey(text, JSON.parse(text))).toBeUndefined();
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(repeatedKey(text, JSON.parse(text))).toBeUndefined();
      }),
    );
  });

  it('tells the line of each block, of items of lists too', () => {
    const lineOf = blockLines(
      '{\n "resource": {\n  "aws_lb": {"a": {},\n   "b\\u0063":\n {}}},\n "locals": [\n{},\n {}]}',
    );
    expect(lineOf(['resource'])).toBe(2);
    expect(lineOf(['resource', 'aws_lb', 'a'])).toBe(3);
    expect(lineOf(['resource', 'aws_lb', 'bc'])).toBe(4);
    expect(lineOf(['locals', '0'])).toBe(7);
    expect(lineOf(['locals', '1'])).toBe(8);
    expect(lineOf(['none'])).toBeUndefined();
  });

  it('goes as deep as the text does', () => {
    expect(
      walkJson(`${'['.repeat(200_000)}${']'.repeat(200_000)}`, { onContainer: () => undefined }),
    ).toBeUndefined();
    expect(walkJson('['.repeat(200_000))).toBe(200_000);
  });
});
