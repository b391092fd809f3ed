import { expect, it } from 'vitest';
import type { Problem } from '../../errors/problem.js';
import { problemsAsJson } from './problems-as-json.js';

const problem: Problem = {
  code: 'file-not-found',
  severity: 'error',
  message: 'It is not there.',
  hint: 'Make it.',
  file: null,
  line: null,
  column: null,
  path: null,
  value: null,
  allowed: null,
  suggestion: null,
};

it('is ok when there are only warnings', () => {
  const warning: Problem = { ...problem, severity: 'warning' };
  expect(problemsAsJson([warning])).toEqual({ ok: true, problems: [warning] });
  expect(problemsAsJson([warning, problem])).toEqual({ ok: false, problems: [warning, problem] });
});
