import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeScenario, FakeTerraform } from '../../../test/fixtures/fake-terraform/fake-terraform.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { ProgressEvent } from '../../events/events.js';
import { Interrupted } from '../../processes/interrupt.js';
import { exitCodeOf } from '../run/exit-code.js';
import { deploy } from './deploy.js';
import { destroy } from './destroy.js';
import { plan } from './plan.js';

const resource = { addr: 'aws_lb.alb', resource_type: 'aws_lb' };
const hooks = (action: string) =>
  ['apply_start', 'apply_complete'].map((type) => ({ type, hook: { resource, action } }));
const document = (action: string, before: object | null = null) => ({
  stdout: {
    format_version: '1.2',
    resource_changes: [
      {
        address: 'aws_lb.alb',
        mode: 'managed',
        type: 'aws_lb',
        change: { actions: [action], before, after: action === 'delete' ? null : {} },
      },
    ],
  },
});
const change = (action: string): FakeScenario => ({
  plan: { lines: [{ type: 'planned_change', change: { resource, action } }] },
  show: document(action),
  apply: { lines: hooks(action) },
  output: { stdout: { alb_dns_name: { value: 'x' } } },
});
const refusal = {
  lines: [{ type: 'diagnostic', diagnostic: { severity: 'error', summary: 'AWS says no' } }],
  exitCode: 1,
};

let terraform: FakeTerraform;
let gentle: AbortController;
let events: ProgressEvent[];
beforeEach(() => {
  terraform = new FakeTerraform(change('create'));
  gentle = new AbortController();
  events = [];
});
afterEach(() => terraform.remove());

const root = () => join(terraform.folder, 'project');
const context = (onEvent: (event: ProgressEvent) => void = () => undefined) => ({
  cwd: terraform.folder,
  env: { ...terraform.env, XDG_CACHE_HOME: join(terraform.folder, 'cache') },
  emit: (event: ProgressEvent) => {
    events.push(event);
    onEvent(event);
  },
  interrupt: { gentle: gentle.signal, kill: new AbortController().signal },
});
/** Environments by suffix: `dev-1`, `staging-2`, `prod-3`. */
const options = (...suffixes: readonly string[]) => {
  const environments = suffixes.map((suffix) =>
    resolveEnvironment({ environment: suffix.split('-')[0] ?? '', suffix, config: certificate(suffix) }),
  );
  const loaded: LoadedEnvironments = {
    file: join(root(), 'environments.yaml'),
    root: root(),
    project: 'p',
    environments,
    warnings: [],
    locate: () => undefined,
  };
  return { loaded, environments, skipDoctor: true, approve: async () => true, parallel: 1 };
};
const certificate = (suffix: string) =>
  suffix.startsWith('prod')
    ? {
        // Nobody is there whom a log bucket could be asked from.
        storage: { accessLogs: false },
        loadBalancer: {
          accessLogs: false,
          // The plans here have no listener.
          allowPlainHttp: { reason: 'It is a test.' },
          // The states here protect nothing.
          deletionProtection: false,
          certificateArn:
            'arn:aws:acm:ap-southeast-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
        },
      }
    : {};
const applied = () =>
  terraform.calls.filter(({ command }) => command === 'apply').map(({ cwd }) => basename(cwd));
const words = (outcomes: readonly { readonly suffix: string; readonly outcome: string }[]) =>
  outcomes.map(({ suffix, outcome }) => `${suffix} ${outcome}`);

describe('a plan of several environments', () => {
  it('has the plans of those that can be planned, and the failures of the others', async () => {
    terraform.play({ ...change('create'), environments: { 'dev-2': { plan: refusal } } });
    const outcomes = await plan(context(), options('dev-1', 'dev-2', 'dev-3'));
    expect(words(outcomes)).toEqual(['dev-1 ok', 'dev-2 failed', 'dev-3 ok']);
    expect(outcomes[0]).toMatchObject({ result: { summary: { create: 1 } } });
    expect(outcomes[1]).toMatchObject({ error: { code: 'terraform-failed' } });
    expect(exitCodeOf(outcomes)).toBe(3);
  });

  it('keeps no plan of one that failed after it was saved', async () => {
    const unreadable = { show: { exitCode: 1, stderr: 'no plan' } };
    terraform.play({ ...change('create'), environments: { 'dev-1': unreadable } });
    const outcomes = await plan(context(), options('dev-1', 'dev-2'));
    expect(words(outcomes)).toEqual(['dev-1 failed', 'dev-2 ok']);
    const planOf = (suffix: string) => join(root(), '.multienv', 'work', suffix, 'plan.tfplan');
    expect(existsSync(planOf('dev-1'))).toBe(false);
    expect(existsSync(planOf('dev-2'))).toBe(true);
  });

  it('leaves a busy environment to its owner, and does the others', async () => {
    const busy = join(root(), '.multienv', 'work', 'dev-1.busy.json');
    mkdirSync(dirname(busy), { recursive: true });
    const owner = {
      pid: process.pid,
      host: hostname(),
      started: '2026-11-24T00:00:00.000Z',
      command: 'deploy',
    };
    writeFileSync(busy, JSON.stringify(owner));
    const outcomes = await plan(context(), options('dev-1', 'dev-2'));
    expect(words(outcomes)).toEqual(['dev-1 failed', 'dev-2 ok']);
    expect(outcomes[0]).toMatchObject({ error: { code: 'environment-busy' } });
    expect(existsSync(busy)).toBe(true);
  });

  it('stops at the first failure with failFast', async () => {
    terraform.play({ ...change('create'), environments: { 'dev-1': { plan: refusal } } });
    const outcomes = await plan(context(), { ...options('dev-1', 'dev-2'), failFast: true });
    expect(words(outcomes)).toEqual(['dev-1 failed', 'dev-2 skipped']);
  });
});

describe('a deploy of several environments', () => {
  it('goes on where one cannot be planned, and where one cannot be applied', async () => {
    terraform.play({
      ...change('create'),
      environments: { 'dev-1': { plan: refusal }, 'dev-2': { apply: refusal } },
    });
    const outcomes = await deploy(context(), options('dev-1', 'dev-2', 'dev-3'));
    expect(words(outcomes)).toEqual(['dev-1 failed', 'dev-2 failed', 'dev-3 ok']);
    expect(applied()).toEqual(['dev-2', 'dev-3']);
  });

  it('goes from development to production, whatever the order of the file', async () => {
    const outcomes = await deploy(context(), options('prod-3', 'staging-2', 'dev-1'));
    expect(words(outcomes)).toEqual(['prod-3 ok', 'staging-2 ok', 'dev-1 ok']);
    expect(applied()).toEqual(['dev-1', 'staging-2', 'prod-3']);
  });

  it('asks about none, with failFast, where one of a later tier cannot be planned', async () => {
    terraform.play({ ...change('create'), environments: { 'prod-3': { plan: refusal } } });
    const asked: string[] = [];
    const outcomes = await deploy(context(), {
      ...options('dev-1', 'staging-2', 'prod-3'),
      failFast: true,
      approve: async ({ suffix }) => asked.push(suffix) > 0,
    });
    expect(words(outcomes)).toEqual(['dev-1 skipped', 'staging-2 skipped', 'prod-3 failed']);
    expect(outcomes[0]).toMatchObject({ reason: 'prod-3 failed, and --fail-fast was given' });
    expect(asked).toEqual([]);
    expect(applied()).toEqual([]);
  });

  it('skips the tiers after one that failed, without asking about them', async () => {
    terraform.play({ ...change('create'), environments: { 'dev-2': { apply: refusal } } });
    const asked: string[] = [];
    const outcomes = await deploy(context(), {
      ...options('dev-1', 'dev-2', 'staging-2', 'prod-3'),
      approve: async ({ suffix }) => asked.push(suffix) > 0,
    });
    expect(words(outcomes)).toEqual(['dev-1 ok', 'dev-2 failed', 'staging-2 skipped', 'prod-3 skipped']);
    expect(outcomes[3]).toMatchObject({ reason: 'dev-2 failed, and production comes after that' });
    expect(asked).toEqual(['dev-1', 'dev-2', 'staging-2']);
    expect(existsSync(join(root(), '.multienv', 'work', 'prod-3', 'plan.tfplan'))).toBe(false);
  });

  it('deploys what was accepted and leaves what was declined', async () => {
    const outcomes = await deploy(context(), {
      ...options('dev-1', 'dev-2', 'staging-2'),
      approve: async ({ suffix }) => suffix !== 'dev-2',
    });
    expect(words(outcomes)).toEqual(['dev-1 ok', 'dev-2 declined', 'staging-2 ok']);
    expect(applied()).toEqual(['dev-1', 'staging-2']);
    expect(exitCodeOf(outcomes)).toBe(1);
  });

  it('shows all plans first, and asks about production when the tiers before it are deployed', async () => {
    const told: string[] = [];
    await deploy(context(), {
      ...options('prod-3', 'dev-1', 'staging-2'),
      show: (plans) => told.push(`shown ${plans.map(({ suffix }) => suffix).join()}`),
      approve: async ({ suffix }) => told.push(`asked ${suffix} after ${applied().join()}`) > 0,
    });
    expect(told).toEqual([
      'shown prod-3,dev-1,staging-2',
      'asked dev-1 after ',
      'asked staging-2 after ',
      'asked prod-3 after dev-1,staging-2',
    ]);
  });

  it('begins with none after Ctrl-C, and says what was planned', async () => {
    const onEvent = ({ type }: ProgressEvent) => {
      if (type === 'resource-started') gentle.abort(new Interrupted('SIGINT'));
    };
    const outcomes = await deploy(context(onEvent), options('dev-1', 'dev-2', 'prod-3'));
    expect(words(outcomes)).toEqual(['dev-1 ok', 'dev-2 interrupted', 'prod-3 interrupted']);
    expect(outcomes[1]).toMatchObject({
      message: 'dev-2: interrupted before it was started; planned: 1 to create.',
    });
    expect(applied()).toEqual(['dev-1']);
  });

  it('says that it is deployed, and counts as such, where only the outputs cannot be read', async () => {
    terraform.play({ ...change('create'), output: { exitCode: 1, stderr: 'no outputs' } });
    const outcomes = await deploy(context(), options('dev-1'));
    expect(outcomes).toMatchObject([{ outcome: 'ok', result: { applied: { created: 1 }, outputs: {} } }]);
    expect(events).toContainEqual({
      type: 'notice',
      environment: 'dev-1',
      message: expect.stringContaining('It is deployed, but its outputs cannot be read'),
    });
  });
});

it('a plan that is interrupted takes the time it needs: killed, it would leave the lock of the state behind', async () => {
  const lines = [{ type: 'version', terraform: '1.11.4' }];
  terraform.play({ ...change('create'), plan: { lines, sleepMs: 20_000, stopsInMs: 3_500 } });
  const onEvent = (event: ProgressEvent) => {
    if (event.type === 'stage-started' && event.stage === 'plan')
      setTimeout(() => gentle.abort(new Interrupted('SIGINT')), 500);
  };
  const outcomes = await deploy(context(onEvent), options('dev-1'));
  expect(outcomes).toMatchObject([{ outcome: 'interrupted', killed: false }]);
});

describe('an interruption before the first step of an apply', () => {
  it('is held back until then, and says so', async () => {
    terraform.play({ ...change('create'), apply: { lines: hooks('create'), heedsFromMs: 300 } });
    const onEvent = (event: ProgressEvent) => {
      if (event.type === 'stage-started' && event.stage === 'apply')
        setTimeout(() => gentle.abort(new Interrupted('SIGINT')), 100);
    };
    const outcomes = await deploy(context(onEvent), options('dev-1', 'dev-2'));
    expect(outcomes).toMatchObject([
      {
        outcome: 'interrupted',
        message: expect.stringContaining('dev-1: apply interrupted after 0 of 1 steps'),
      },
      { outcome: 'interrupted', message: expect.stringContaining('planned: 1 to create') },
    ]);
    expect(events).toContainEqual({
      type: 'notice',
      environment: 'dev-1',
      message: expect.stringContaining('The one step has not started.'),
    });
  });
});

describe('a destroy of several environments', () => {
  const deployed = (suffix: string) => {
    const file = join(root(), '.multienv', 'state', suffix, 'terraform.tfstate');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      JSON.stringify({
        version: 4,
        resources: [{ mode: 'managed', type: 'aws_lb', name: 'alb', instances: [] }],
      }),
    );
  };

  it('goes from production to development, and refuses a protected one alone', async () => {
    for (const suffix of ['dev-1', 'dev-2', 'staging-2']) deployed(suffix);
    const isProtected = { show: document('delete', { enable_deletion_protection: true }) };
    terraform.play({ ...change('delete'), environments: { 'dev-1': isProtected } });
    const outcomes = await destroy(context(), options('dev-1', 'dev-2', 'staging-2'));
    expect(words(outcomes)).toEqual(['dev-1 failed', 'dev-2 ok', 'staging-2 ok']);
    expect(outcomes[0]).toMatchObject({ error: { code: 'environment-protected' } });
    expect(applied()).toEqual(['staging-2', 'dev-2']);
  });

  it('skips the tiers after one that failed, and counts each answer for itself', async () => {
    for (const suffix of ['dev-1', 'staging-2', 'prod-3', 'prod-4']) deployed(suffix);
    terraform.play({ ...change('delete'), environments: { 'staging-2': { apply: refusal } } });
    const outcomes = await destroy(context(), {
      ...options('dev-1', 'staging-2', 'prod-3', 'prod-4'),
      approve: async ({ suffix }) => suffix !== 'prod-3',
    });
    expect(words(outcomes)).toEqual(['dev-1 skipped', 'staging-2 failed', 'prod-3 declined', 'prod-4 ok']);
    expect(outcomes[0]).toMatchObject({ reason: 'staging-2 failed, and development comes after that' });
  });
});
