import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeTerraform } from '../../../test/fixtures/fake-terraform/fake-terraform.js';
import { results } from '../../../test/fixtures/results.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { EnvironmentConfig } from '../../config/schema/environment-schema.js';
import { neverInterrupted } from '../../processes/interrupt.js';
import { destroy } from '../deploy/destroy.js';
import { plan } from '../deploy/plan.js';
import { unlock } from './unlock.js';

let terraform: FakeTerraform;
beforeEach(() => {
  terraform = new FakeTerraform();
});
afterEach(() => terraform.remove());

const root = () => join(terraform.folder, 'project');
const context = () => ({
  cwd: terraform.folder,
  env: { ...terraform.env, XDG_CACHE_HOME: join(terraform.folder, 'cache') },
  emit: () => undefined,
  interrupt: neverInterrupted(),
});
const options = (backend: EnvironmentConfig['backend']) => {
  const environments = [resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config: { backend } })];
  const loaded: LoadedEnvironments = {
    file: join(root(), 'environments.yaml'),
    root: root(),
    project: 'p',
    environments,
    warnings: [],
    locate: () => undefined,
  };
  return { loaded, environments };
};
const http = { type: 'http', config: { address: 'https://states.test/dev-001' } } as const;
const initArgs = () => terraform.calls.find(({ command }) => command === 'init')?.args ?? [];
const stackIn = (base: string) =>
  JSON.parse(readFileSync(join(root(), base, 'work', 'dev-001', 'cdk.tf.json'), 'utf8')).terraform;

it('another backend goes into the stack as it is, and into no argument', async () => {
  await results(plan(context(), options(http)));
  expect(stackIn('.multienv').backend).toEqual({ http: http.config });
  expect(initArgs()).toContain('-reconfigure');
  expect(initArgs().join(' ')).not.toContain('-backend-config');
});

it('HCP Terraform gets a cloud block, and no -reconfigure, which it refuses', async () => {
  const config = { organization: 'acme', workspaces: { name: 'dev-001' } };
  await results(plan(context(), options({ type: 'cloud', config })));
  expect(stackIn('.multienv').cloud).toEqual(config);
  expect(initArgs()).not.toContain('-reconfigure');
});

it('the sandbox keeps away from a shared backend that the emulator does not serve', async () => {
  const folder = join(root(), '.multienv', 'sandbox');
  await results(plan(context(), { ...options(http), sandbox: { endpoint: 'http://127.0.0.1:1', folder } }));
  expect(stackIn('.multienv/sandbox').backend).toEqual({ local: expect.anything() });
});

it('a backend that changed under a state stops every command before Terraform runs', async () => {
  const state = join(root(), '.multienv', 'state', 'dev-001');
  mkdirSync(state, { recursive: true });
  writeFileSync(join(state, 'terraform.tfstate'), JSON.stringify({ version: 4, resources: [{}] }));
  const approve = async () => true;
  const commands = [
    () => results(plan(context(), options(http))),
    () => results(destroy(context(), { ...options(http), approve })),
  ];
  for (const command of commands)
    await expect(command()).rejects.toMatchObject({
      code: 'backend-changed',
      exitCode: 2,
      problems: [{ hint: expect.stringContaining('multienv state migrate --env dev-001.') }],
    });
  expect(terraform.calls).toEqual([]);
});

it('a lock of another backend is taken away by its id alone', async () => {
  const approve = async () => true;
  await expect(results(unlock(context(), { ...options(http), approve }))).rejects.toMatchObject({
    code: 'lock-not-readable',
    problems: [{ hint: expect.stringContaining('--lock-id ID') }],
  });
  await results(unlock(context(), { ...options(http), approve, lockId: 'abc' }));
  expect(terraform.calls.at(-1)).toMatchObject({ command: 'force-unlock', args: ['-force', 'abc'] });
  expect(initArgs().slice(0, 3)).toEqual(['-json', '-input=false', '-reconfigure']);
});

it('a lock of HCP Terraform is taken away without the flag that it refuses', async () => {
  const config = { organization: 'acme', workspaces: { name: 'dev-001' } };
  const ofHcp = options({ type: 'cloud', config });
  await results(unlock(context(), { ...ofHcp, approve: async () => true, lockId: 'abc' }));
  expect(initArgs().slice(0, 2)).toEqual(['-json', '-input=false']);
  expect(initArgs()).not.toContain('-reconfigure');
});

it('a state that somebody else holds is told with the command that frees it', async () => {
  const summary = 'Error acquiring the state lock';
  const diagnostic = { severity: 'error', summary, detail: 'Lock Info:\n  ID: abc' };
  terraform.play({ plan: { lines: [{ type: 'diagnostic', diagnostic }], exitCode: 1 } });
  await expect(results(plan(context(), options({})))).rejects.toMatchObject({
    code: 'state-locked',
    exitCode: 3,
    message: expect.stringContaining('ID: abc'),
    problems: [{ hint: expect.stringContaining('multienv unlock --env dev-001') }],
  });
  const lock = JSON.stringify({ ID: 'abc', Who: 'jo@here', Operation: 'OperationTypePlan' });
  writeFileSync(join(root(), '.multienv', 'state', 'dev-001', '.terraform.tfstate.lock.info'), lock);
  await expect(results(plan(context(), options({})))).rejects.toMatchObject({
    message: 'dev-001: the state is locked by jo@here (plan).',
  });
});
