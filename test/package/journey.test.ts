import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import type { CliRun } from '../cli/run-cli.js';
import { requires } from '../requires.js';
import { runIn } from './run-in.js';

const { project } = inject('packed');
const withTools = [requires('terraform'), requires('python')].every(Boolean);

/** As a person types it. */
function multienv(...args: string[]): Promise<CliRun> {
  return runIn(project, ['npx', '--no-install', 'multienv', ...args]);
}

async function succeed(...args: string[]): Promise<CliRun> {
  const run = await multienv(...args);
  expect(run.exitCode, `multienv ${args.join(' ')}\n${run.stdout}${run.stderr}`).toBe(0);
  return run;
}

describe('the installed package, in an empty folder whose path has a space', () => {
  it('tells its version and its help', async () => {
    const { version } = JSON.parse(
      readFileSync(join(project, 'node_modules/multi-env-infrastructure/package.json'), 'utf8'),
    );
    expect((await succeed('--version')).stdout).toContain(version);
    expect((await succeed('--help')).stdout).toContain('sandbox');
  });

  it('makes a project that is valid', async () => {
    await succeed('init');
    expect(existsSync(join(project, 'environments.yaml'))).toBe(true);
    await succeed('validate');
  });

  it('writes a stack for each environment', async () => {
    await succeed('synth');
    for (const suffix of suffixes()) {
      const file = join(project, 'cdktf.out', 'stacks', `multi-env-${suffix}`, 'cdk.tf.json');
      expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')).resource).length).toBeGreaterThan(10);
    }
  });

  it('reviews them', async () => {
    await succeed('check', '--env', development(), '--fail-on', 'high');
  });
});

describe.runIf(withTools)('the installed package on the sandbox', () => {
  afterAll(() => multienv('sandbox', 'down'));

  it('plans with real Terraform', async () => {
    const suffix = development();
    await succeed('sandbox', 'up');
    await succeed('secret', 'init', '--env', suffix, '--sandbox');
    const { stdout } = await succeed('plan', '--env', suffix, '--sandbox', '--json');
    const [plan] = JSON.parse(stdout).environments;
    expect(plan).toMatchObject({ suffix, summary: { destroy: 0, replace: 0 } });
    expect(plan.summary.create).toBeGreaterThan(20);
  });

  it('ends the sandbox', async () => {
    await succeed('sandbox', 'down');
    expect(JSON.parse((await multienv('sandbox', 'status', '--json')).stdout).running).toBe(false);
  });
});

/** The environments that `init` wrote, whichever they are: each has its stack. */
function suffixes(): readonly string[] {
  return readdirSync(join(project, 'cdktf.out', 'stacks')).map((stack) => stack.replace('multi-env-', ''));
}

function development(): string {
  return suffixes().find((suffix) => suffix.startsWith('dev')) ?? '';
}
