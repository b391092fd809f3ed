import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { FakeTerraform } from '../../../test/fixtures/fake-terraform/fake-terraform.js';
import { results } from '../../../test/fixtures/results.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { neverInterrupted } from '../../processes/interrupt.js';
import { deploy } from '../deploy/deploy.js';
import { destroy } from '../deploy/destroy.js';
import { plan } from '../deploy/plan.js';

let terraform: FakeTerraform;
const root = () => join(terraform.folder, 'project');
const context = () => ({
  ...{ cwd: terraform.folder, emit: () => {}, interrupt: neverInterrupted() },
  env: { ...terraform.env, XDG_CACHE_HOME: join(terraform.folder, 'cache') },
});

function options(waitSeconds: number | undefined) {
  const environments = [resolveEnvironment({ environment: 'dev', suffix: 'dev-001' })];
  const loaded: LoadedEnvironments = {
    ...{ file: join(root(), 'environments.yaml'), root: root(), project: 'p', environments, warnings: [] },
    locate: () => undefined,
  };
  return { loaded, environments, waitSeconds, skipDoctor: true, approve: async () => true };
}

const resource = { addr: 'aws_lb.alb', resource_type: 'aws_lb' };
const changing = (action: 'create' | 'delete') => ({
  plan: { lines: [{ type: 'planned_change', change: { resource, action } }] },
  show: {
    stdout: {
      resource_changes: [
        {
          ...{ address: 'aws_lb.alb', mode: 'managed', type: 'aws_lb' },
          change: { actions: [action], before: action === 'create' ? null : {}, after: null },
        },
      ],
    },
  },
  output: { stdout: {} },
});

/** The flags about the lock with which Terraform was called, by its command. */
const lockFlags = () =>
  terraform.calls.flatMap(({ command, args }) =>
    ['plan', 'apply'].includes(command)
      ? [[command, ...args.filter((one) => one.startsWith('-lock'))].join(' ')]
      : [],
  );

beforeEach(() => {
  terraform = new FakeTerraform();
  onTestFinished(() => terraform.remove());
});

describe('Terraform waits for the lock', () => {
  it.each([
    [undefined, ['plan', 'apply']],
    [60, ['plan -lock-timeout=60s', 'apply -lock-timeout=60s']],
  ])('of a deploy for as many seconds as asked: %s', async (waitSeconds, flags) => {
    terraform.play(changing('create'));
    await results(deploy(context(), options(waitSeconds)));
    expect(lockFlags()).toEqual(flags);
  });

  it('of a destroy too', async () => {
    terraform.play(changing('delete'));
    const state = join(root(), '.multienv/state/dev-001/terraform.tfstate');
    mkdirSync(dirname(state), { recursive: true });
    const there = { version: 4, resources: [{ mode: 'managed', type: 'aws_lb', name: 'alb' }] };
    writeFileSync(state, JSON.stringify(there));
    await results(destroy(context(), options(5)));
    expect(lockFlags()).toEqual(['plan -lock-timeout=5s', 'apply -lock-timeout=5s']);
  });
});

describe('a plan is read, which starts the provider once more,', () => {
  const outputs = (action?: string) => ({
    type: 'outputs',
    outputs: { a: { action }, b: { action: 'noop' } },
  });

  it.each([
    ['not where outputs stay as they are', [outputs('noop'), outputs()], ['init', 'plan']],
    ['where one is new', [outputs('create')], ['init', 'plan', 'show']],
    ['where one goes', [outputs('noop'), outputs('delete')], ['init', 'plan', 'show']],
  ])('%s', async (_what, lines, steps) => {
    terraform.play({ plan: { lines }, show: { stdout: {} } });
    await results(plan(context(), options(undefined)));
    const called = terraform.calls.map(({ command }) => command);
    expect(called.filter((one) => ['init', 'plan', 'show'].includes(one))).toEqual(steps);
  });
});
