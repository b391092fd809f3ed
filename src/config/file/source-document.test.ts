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

const faults: readonly Fault[] = [
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
