import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { plainInvocation } from '../errors/invocation.js';
import { UserError } from '../errors/user-error.js';
import type { EnvironmentOutcome } from '../operations/run/outcome.js';
import { neverInterrupted } from '../processes/interrupt.js';
import { createContext } from './context.js';
import { environmentNotNamed, wrongUse } from './errors.js';
import { tellOutcomes } from './outcomes.js';

const well: EnvironmentOutcome<number> = { suffix: 'dev-001', outcome: 'ok', result: 1 };
const problem = environmentNotNamed.problem({ invocation: plainInvocation });
const failed = (suffix: string, exitCode: 1 | 2 | 3 = 3): EnvironmentOutcome<number> => ({
  suffix,
  outcome: 'failed',
  error: new UserError([problem], { exitCode }),
});

function told(outcomes: readonly EnvironmentOutcome<number>[], { json = false, exitCode = 0 } = {}) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const context = createContext({
    cwd: '/',
    env: {},
    streams: { stdin: new PassThrough(), stdout, stderr },
    interrupt: { ...neverInterrupted(), exitCode: () => undefined, raise: () => {} },
    invocation: plainInvocation,
  });
  context.exitCode = exitCode;
  let thrown: unknown;
  try {
    tellOutcomes(context, outcomes, {
      json,
      done: 'deployed',
      print: () => context.print('results\n'),
      document: () => ({ deployed: false }),
    });
  } catch (error) {
    thrown = error;
  }
  const read = (stream: PassThrough) => String(stream.read() ?? '');
  return { stdout: read(stdout), stderr: read(stderr), exitCode: context.exitCode, thrown };
}

describe('for a person', () => {
  it('the results come on stdout, and nothing else where all went well', () => {
    expect(told([well])).toEqual({ stdout: 'results\n', stderr: '', exitCode: 0, thrown: undefined });
  });

  it('what failed is told on stderr after them, and how many did', () => {
    const { stdout, stderr, exitCode } = told([well, failed('dev-002')]);
    expect({ stdout, exitCode }).toEqual({ stdout: 'results\n', exitCode: 3 });
    expect(stderr).toMatch(
      /^error environment-not-named: destroy needs [\s\S]*\n1 of 2 deployed; 1 failed \(dev-002\)\.\n$/,
    );
  });

  it('what several share is told once', () => {
    const error = wrongUse.error({ reason: 'Shared.' });
    const outcomes = ['dev-001', 'dev-002'].map((suffix) => ({ suffix, outcome: 'failed' as const, error }));
    expect(told(outcomes).stderr.match(/Shared/g)).toHaveLength(1);
  });
});

describe('with --json', () => {
  it('the document is all that stands on stdout, with what failed in it', () => {
    const { stdout, stderr, exitCode } = told([well, failed('dev-002', 2)], { json: true });
    expect(JSON.parse(stdout)).toEqual({ version: 1, ok: false, problems: [problem], deployed: false });
    expect(stderr).toBe('1 of 2 deployed; 1 failed (dev-002).\n');
    expect(exitCode).toBe(2);
  });

  it('all is well where nothing failed', () => {
    const { stdout, exitCode } = told([well, { suffix: 'dev-002', outcome: 'declined' }], { json: true });
    expect(JSON.parse(stdout)).toEqual({ version: 1, ok: true, deployed: false });
    expect(exitCode).toBe(1);
  });
});

it('an exit code that the command chose stays where all went well, and gives way to a worse one', () => {
  expect(told([well], { exitCode: 1 }).exitCode).toBe(1);
  expect(told([failed('dev-001', 3)], { exitCode: 1 }).exitCode).toBe(3);
});

it('a fault of ours is thrown after all has been told', () => {
  const bug = new TypeError('ours');
  const { stdout, stderr, exitCode, thrown } = told([
    failed('dev-001', 2),
    { suffix: 'dev-002', outcome: 'failed', error: bug },
    well,
  ]);
  expect(thrown).toBe(bug);
  expect({ stdout, exitCode }).toEqual({ stdout: 'results\n', exitCode: 70 });
  expect(stderr).toContain('1 of 3 deployed; 2 failed (dev-001, dev-002).\n');
});
