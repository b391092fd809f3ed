import { expect, it } from 'vitest';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { UserError } from '../../errors/user-error.js';
import { selectEnvironments } from './select-environments.js';

const environments = [
  resolveEnvironment({ environment: 'prod', suffix: 'prod-003' }),
  resolveEnvironment({ environment: 'dev', suffix: 'dev-001' }),
  resolveEnvironment({ environment: 'dev', suffix: 'dev-002' }),
];
const select = (...patterns: readonly string[]) =>
  selectEnvironments({ file: '/environments.yaml', environments }, patterns).map(({ suffix }) => suffix);

it.each([
  [[], ['prod-003', 'dev-001', 'dev-002']],
  [['dev-001'], ['dev-001']],
  [
    ['dev-*', 'prod-003'],
    ['prod-003', 'dev-001', 'dev-002'],
  ],
  [
    ['dev-001', 'dev-*'],
    ['dev-001', 'dev-002'],
  ],
  [['tier:production'], ['prod-003']],
])('%o names %o, in the order of the file and each once', (patterns, suffixes) => {
  expect(select(...patterns)).toEqual(suffixes);
});

it('is an error for each pattern that names none, even beside one that does', () => {
  const failure = () => select('dev-001', 'dev-01', 'tier:prodution', 'shop');
  expect(failure).toThrow(UserError);
  try {
    failure();
  } catch (error) {
    expect(error).toMatchObject({
      code: 'unknown-environment',
      exitCode: 2,
      problems: [
        { value: 'dev-01', suggestion: 'dev-001', allowed: ['prod-003', 'dev-001', 'dev-002'] },
        { value: 'tier:prodution', suggestion: 'tier:production', file: '/environments.yaml' },
        { value: 'shop' },
      ],
    });
    expect(error).toHaveProperty('problems.length', 3);
  }
});
