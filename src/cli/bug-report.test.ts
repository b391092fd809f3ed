import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { plainInvocation } from '../errors/invocation.js';
import { neverInterrupted } from '../processes/interrupt.js';
import { reportBug } from './bug-report.js';
import { createContext } from './context.js';

function reportIn(env: Readonly<Record<string, string>>) {
  const stderr = new PassThrough();
  const context = createContext({
    cwd: '/',
    env,
    streams: { stdin: new PassThrough(), stdout: new PassThrough(), stderr },
    interrupt: { ...neverInterrupted(), exitCode: () => undefined, raise: () => {} },
    invocation: plainInvocation,
  });
  const exitCode = reportBug(context, new Error('It broke.\nSecond line'));
  return { exitCode, text: String(stderr.read()) };
}

it('says one line, where to report, and keeps the stack in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'multienv-bug-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { exitCode, text } = reportIn({ XDG_CACHE_HOME: folder });
  expect(exitCode).toBe(70);
  expect(text).toMatch(/^bug: It broke\. .* Report it: https:\/\/\S+\n$/);
  const bugs = join(folder, 'multienv', 'bugs');
  const [file = ''] = readdirSync(bugs);
  expect(readFileSync(join(bugs, file), 'utf8')).toContain('bug-report.test.ts');
});

it('shows the stack with MULTIENV_DEBUG=1', () => {
  expect(reportIn({ MULTIENV_DEBUG: '1' }).text).toContain('bug-report.test.ts');
});

it('still reports where no file can be written', () => {
  expect(reportIn({ XDG_CACHE_HOME: '/dev/null/nowhere' }).text).toContain('bug: It broke.');
});
