import { expect, it } from 'vitest';
import { firstProblems } from './first-problems.js';
import type { Problem } from './problem.js';

const problem = (code: string, severity: Problem['severity']): Problem => ({
  code,
  severity,
  message: '',
  hint: '',
  file: null,
  line: null,
  column: null,
  path: null,
  value: null,
  allowed: null,
  suggestion: null,
});
const many = (count: number, severity: Problem['severity']) =>
  Array.from({ length: count }, (_, index) => problem(`p-${index}`, severity));

it('a hundred problems are shown as they are', () => {
  expect(firstProblems(many(100, 'error'))).toEqual(many(100, 'error'));
});

it('of more the first hundred are shown, and how many there are', () => {
  const shown = firstProblems(many(20_000, 'error'));
  expect(shown).toHaveLength(101);
  expect(shown.at(99)?.code).toBe('p-99');
  expect(shown.at(100)).toMatchObject({
    code: 'problems-left-out',
    severity: 'error',
    message: '20000 problems were found; the first 100 are shown.',
  });
});

it('warnings that are left out are no error', () => {
  expect(firstProblems([...many(100, 'error'), ...many(1, 'warning')]).at(-1)?.severity).toBe('warning');
});
