import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fault, settingsFiles } from '../../../test/fixtures/settings-files.js';

const { expectFault, load, problemsOf, problemsOfFile, folder } = settingsFiles();

const explosion = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
  .split('')
  .map((name, index) => {
    const below = `*${String.fromCharCode(97 + index)}`;
    return `${name}: &${name} [${Array(9).fill(below).join(', ')}]`;
  })
  .join('\n')}\n`;

const again = 'Check quotes, brackets and indentation here and on the line above.';
const inQuotes = 'Put the value in quotes';
/** What is not YAML, and what is said of it, word for word: the parser's own words may quote the file. */
const syntaxFaults = [
  [
    'a list that is indented less than its bracket',
    'a: [\n- b\n]\n',
    [2, 1],
    'the indentation does not fit the lines above. Align the keys of one block in one column, and close every bracket.',
  ],
  [
    'an at sign',
    'a: @x\n',
    [1, 4],
    `a value starts with a character that YAML keeps for itself. ${inQuotes}.`,
  ],
  [
    'a backslash',
    'a: "\\q"\n',
    [1, 5],
    'a backslash in double quotes starts no known escape. Use single quotes, or write two backslashes.',
  ],
  [
    'a second colon',
    'a: b: c\n',
    [1, 4],
    `a second \`: \` on one line. ${inQuotes}, or begin a new line after the first colon.`,
  ],
  [
    'a list in braces',
    'a: { b: \n  - c\n }\n',
    [2, 3],
    'an indented block inside `{ }` or `[ ]`. Write all of it in braces, or none.',
  ],
  [
    'a quote without an end',
    'a: "x\n',
    [2, 1],
    'something is missing: a closing quote or bracket, a comma, or the colon after a key. Complete it, here or on a line above.',
  ],
  [
    'a line without a colon',
    'a\nb: 1\n',
    [1, 1],
    'a key that spans several lines. Write `key: value` on one line; check the line above for a missing colon.',
  ],
  [
    'a tag',
    'a: !bang 1\n',
    [1, 4],
    'a YAML tag (`!…`), which has no meaning here. Remove the tag; put a value that starts with `!` in quotes.',
  ],
  ['a bracket too many', 'a: 1\n]\n', [2, 1], `something stands where it cannot. ${again}`],
  ['what no words are for', 'a: *\n', [1, 4], `the text is not valid YAML. ${again}`],
] as const;

const faults: readonly Fault[] = [
  ...syntaxFaults.map(
    ([what, text, [line, column], words]): Fault => [
      what,
      text,
      'config-syntax',
      line,
      column,
      `YAML syntax: ${words}`,
    ],
  ),
  ['an empty file', '', 'config-empty', null, null, 'init'],
  ['a file of comments', '# nothing\n', 'config-empty', null, null, 'empty'],
  ['binary data', new Uint8Array([0x89, 0x50, 0xff, 0xfe, 0x00]), 'config-not-text', null, null, 'UTF-8'],
  ['a zero byte', 'version: 1\nx: \0\n', 'config-not-text', 2, 4, 'zero byte'],
  ['a file that is too large', `#${'x'.repeat(1_100_000)}`, 'config-too-large', null, null, '1048576'],
  ['a tab', 'version: 1\nenvironments:\n\tdev-001: {}\n', 'config-tab', 3, 1, 'spaces'],
  ['an open quote', 'version: 1\nproject: "x\n', 'config-syntax', 3, 1, 'quote'],
  ['an open brace', 'version: 1\nenvironments: {\n', 'config-syntax', 3, 1, 'bracket'],
  ['a YAML tag', 'version: !bang 1\n', 'config-syntax', 1, 10, 'tag'],
  [
    'a duplicate key',
    'version: 1\nversion: 1\nenvironments: { d: { environment: dev } }\n',
    'config-duplicate-key',
    2,
    1,
    'line 1',
  ],
  ['two documents', 'version: 1\n---\nversion: 1\n', 'config-several-documents', 2, 1, '---'],
  [
    'documents after two, unread',
    'version: 1\n---\n{}\n---\na: 1\n---\n[\n',
    'config-several-documents',
    2,
    1,
    '---',
  ],
  ['aliases that explode', explosion, 'config-alias', 5, 8, '10000'],
  ['an alias of itself', 'version: &a [*a]\n', 'config-alias', 1, 14, 'part of'],
  ['an unknown alias', 'version: *a\n', 'config-alias', 1, 10, 'anchor'],
  [
    'a merge key',
    'version: 1\nenvironments: { d: { <<: {}, environment: dev } }\n',
    'config-merge-key',
    2,
    22,
    'defaults',
  ],
  ['deep nesting', `version: ${'['.repeat(40)}${']'.repeat(40)}\n`, 'config-nested-too-deep', 1, 42, '32'],
  ['very deep nesting', `x: ${'['.repeat(100_000)}`, 'config-nested-too-deep', 1, 103, '32'],
  ['lists in lists on one line', `${'- '.repeat(4_000)}\n`, 'config-nested-too-deep', 1, 201, '32'],
  [
    'a key __proto__',
    'version: 1\n__proto__: {}\nenvironments: { d: { environment: dev } }\n',
    'config-bad-key',
    2,
    1,
    '__proto__',
  ],
  [
    'a list as key',
    'version: 1\n? [a]\n: x\nenvironments: { d: { environment: dev } }\n',
    'config-bad-key',
    2,
    3,
    'must be text',
  ],
];

describe('the text of environments.yaml', () => {
  it.each(faults)('refuses %s', expectFault);

  it('refuses a folder, a link to itself and a file that is missing', () => {
    const link = join(folder(), 'link.yaml');
    symlinkSync(link, link);
    mkdirSync(join(folder(), 'sub'));
    expect(problemsOfFile(join(folder(), 'sub'))[0]?.code).toBe('config-not-a-file');
    expect(problemsOfFile(link)[0]?.code).toBe('config-unreadable');
    expect(problemsOfFile(join(folder(), 'nowhere.yaml'))[0]?.code).toBe('config-not-found');
    expect(problemsOfFile('/dev/null')[0]?.code).toBe('config-not-a-file');
  });

  it('lets an alias stand for a block', () => {
    const text = 'version: 1\nenvironments:\n  a: &a { environment: dev }\n  b: *a\n';
    expect(load(text).environments.map(({ suffix }) => suffix)).toEqual(['a', 'b']);
  });

  it('throws nothing but UserError, whatever the text', () => {
    const words = fc.constantFrom(
      'version: 1',
      'environments:',
      '\n',
      '  ',
      '- ',
      '{',
      '}',
      '&a',
      '*a',
      ': ',
      'dev',
      '"',
      '\t',
      '[',
      '<<',
      '!x',
      '|',
      '#',
      '~',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (content) => {
        expect(Array.isArray(problemsOf(content))).toBe(true);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
