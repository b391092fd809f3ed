import { describe, expect, it } from 'vitest';
import { type Fault, settingsFiles } from '../../../test/fixtures/settings-files.js';
import { suffixProblem } from './suffix-problem.js';

const { expectFault } = settingsFiles();

const keyed = (suffix: string) => `version: 1\nenvironments:\n  ${suffix}: { environment: dev }\n`;

const faults: readonly Fault[] = [
  ['a suffix with two dots', keyed('a..b'), 'suffix-invalid', 3, 3, '`..`'],
  ['a suffix with a slash', keyed('a/b'), 'suffix-invalid', 3, 3, '`a-b`'],
  ['a suffix in upper case', keyed('devA'), 'suffix-invalid', 3, 3, '`dev-a`'],
  ['a suffix with two hyphens', keyed('a--b'), 'suffix-invalid', 3, 3, '`a-b`'],
  ['a suffix that ends with a hyphen', keyed('a-'), 'suffix-invalid', 3, 3, 'end with'],
  ['a suffix that is a number', keyed('001'), 'suffix-invalid', 3, 3, 'start with a letter'],
  ['a suffix that is too long', keyed('a'.repeat(29)), 'suffix-invalid', 3, 3, '28'],
  ['a suffix with a space', keyed('a b'), 'suffix-invalid', 3, 3, 'hyphens'],
];

describe('the suffix of an environment', () => {
  it.each(faults)('refuses %s', expectFault);

  const slash = 'it becomes part of file and resource names, which have no slashes';
  const letters = 'only lower case letters, digits and hyphens are allowed';
  it.each([
    ['', 'it is empty', null],
    ['../A/b', '`..` would lead out of the folder that is named after it', 'a-b'],
    ['/A-', slash, 'a'],
    ['a\\B', slash, 'a-b'],
    ['1A-', letters, 'a'],
    ['devServer--1', letters, 'dev-server-1'],
    ['a\n', letters, 'a'],
    ['1-', 'it must start with a letter', null],
    ['-a--b-', 'it must start with a letter', 'a-b'],
    ['a--b-', 'it must not end with a hyphen', 'a-b'],
    [`a--${'b'.repeat(29)}`, 'RDS names have no double hyphens', `a-${'b'.repeat(26)}`],
    [
      `${'a'.repeat(27)}-b`,
      'it is longer than 28 characters, and load balancer names (`alb-…`) end at 32',
      'a'.repeat(27),
    ],
  ])('tells of %j what to mend first, and a name like it', (suffix, why, suggestion) => {
    expect(suffixProblem(suffix, { file: 'environments.yaml', line: 3 })).toMatchObject({
      ...{ code: 'suffix-invalid', file: 'environments.yaml', line: 3, value: suffix, suggestion },
      message: `\`${suffix}\` can't be an environment suffix: ${why}.`,
      hint: expect.stringContaining(suggestion === null ? '`dev-001`' : `\`${suggestion}\``),
      allowed:
        'lower case letters, digits and single hyphens, a letter first, no hyphen last, at most 28 characters',
    });
  });

  it.each(['a', 'dev-001', 'a'.repeat(28), 'a-1-b'])('may be %s', (suffix) => {
    expect(suffixProblem(suffix, {})).toBeUndefined();
  });
});
