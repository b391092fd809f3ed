import { describe, expect, it } from 'vitest';
import { UserError } from '../../errors/user-error.js';
import { parseSource } from '../file/source-document.js';
import { configAlias, configTooManyValues } from '../file/source-errors.js';
import { placedSource } from '../file/source-places.js';
import { checkFile } from './check-file.js';

const start = 'version: 1\nenvironments:\n  dev-001:\n    environment: dev\n';
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');

function codesOf(text: string): readonly string[] {
  try {
    return checkFile(placedSource(parseSource(text, 'x.yaml'), 'x.yaml')).problems.map(({ code }) => code);
  } catch (error) {
    if (error instanceof UserError) return [error.code];
    throw error;
  }
}

// Each took minutes, or gigabytes, before it was bounded; the time limit of a test is the assertion.
describe('a file that is made to take long', () => {
  it('may have 20,000 bad keys', () => {
    expect(codesOf(start + lines(20_000, (index) => `    bad${index}: 1`))).toHaveLength(20_000);
  });

  it('may have long keys, which are no misspellings', () => {
    expect(codesOf(start + lines(1000, (index) => `    ${'z'.repeat(900)}${index}: 1`))).toHaveLength(1000);
  });

  it('may have 100,000 errors of syntax', () => {
    expect(codesOf(`version: 1\n${']'.repeat(100_000)}`)).toEqual(['config-syntax']);
  });

  it('may have 9,000 aliases', () => {
    expect(codesOf(`version: 1\nx: &a 1\ny: [${'*a ,'.repeat(9000)}]`)).toContain('config-unknown-key');
  });

  it.each([
    ['brackets and commas', `[${'a,'.repeat(400_000)}]`, 'config-too-many-values'],
    ['comments', `version: 1\n${'#\n'.repeat(400_000)}`, 'config-too-many-values'],
    ['syntax errors', `version: 1\n${']'.repeat(300_000)}`, 'config-too-many-values'],
    ['mappings on one line', 'a: b: c\n'.repeat(100_000), 'config-nested-too-deep'],
    [
      'environments',
      start + lines(1000, (index) => `  dev-${index + 100}: {environment: dev}`),
      'config-too-many-environments',
    ],
    [
      'settings for all environments',
      `${start}${lines(800, (index) => `  dev-${index + 100}: {environment: dev}`)}defaults:\n  tags:\n${lines(5000, (index) => `    t${index}: a`)}`,
      'config-too-many-values',
    ],
    [
      'patterns of waivers',
      `${start}${lines(900, (index) => `  dev-${index + 100}: {environment: dev}`)}waivers:\n${lines(
        100,
        () =>
          `  - {rule: RDS-1, address: a, reason: a, owner: a, expires: 2026-11-24, environments: [${Array(12)
            .fill(`"${'*?'.repeat(60)}"`)
            .join(',')}]}`,
      )}`,
      'waivers-too-wide',
    ],
  ])('is refused for too many %s', (_, text, code) => {
    expect(codesOf(text)).toEqual([code]);
  });
});

it.each([
  [true, /^`defaults` gives .* Check `defaults`: /],
  [false, /^The file holds .* Check that this is the right file; /],
])('too many values are told with where they are (in `defaults`: %s)', (inDefaults, expected) => {
  const { message, hint } = configTooManyValues.problem({ inDefaults });
  expect(`${message} ${hint}`).toMatch(expected);
});

it.each([
  ['unknown', /refers to an anchor .* that does not exist above it\. Put a value that starts with/],
  ['itself', /is part of what it refers to\. Write the values out/],
  ['many', /^The aliases .* expand to more than 10000 values\. Write the values out/],
] as const)('an alias is told with what is wrong with it: %s', (what, expected) => {
  const { message, hint } = configAlias.problem({ what });
  expect(`${message} ${hint}`).toMatch(expected);
});
