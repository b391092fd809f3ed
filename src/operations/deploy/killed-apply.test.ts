import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { FakeTerraform } from '../../../test/fixtures/fake-terraform/fake-terraform.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { ProgressEvent } from '../../events/events.js';
import { environmentFolder } from '../../terraform/folder/environment-folder.js';
import { readRuns } from '../../terraform/folder/journal/past-runs.js';
import { deploy } from './deploy.js';

const resource = { addr: 'aws_lb.alb', resource_type: 'aws_lb' };
const change = { actions: ['create'], before: null, after: {} };

it.each([
  ['killed', true],
  ['interrupted', false],
])('the journal of an apply that is %s says so', async (outcome, isKilled) => {
  const started = { type: 'apply_start', hook: { resource, action: 'create' } };
  const terraform = new FakeTerraform({
    plan: { lines: [{ type: 'planned_change', change: { resource, action: 'create' } }] },
    show: {
      stdout: { resource_changes: [{ address: 'aws_lb.alb', mode: 'managed', type: 'aws_lb', change }] },
    },
    apply: { lines: [started], sleepMs: 15_000, ignoreInterrupt: isKilled },
  });
  onTestFinished(() => terraform.remove());
  const root = join(terraform.folder, 'project');
  const [gentle, kill] = [new AbortController(), new AbortController()];
  const emit = ({ type }: ProgressEvent) => {
    if (type !== 'resource-started') return;
    gentle.abort();
    if (isKilled) kill.abort();
  };
  const environments = [resolveEnvironment({ environment: 'dev', suffix: 'dev-001' })];
  const file = join(root, 'environments.yaml');
  const loaded = { file, root, project: 'p', environments, warnings: [], locate: () => undefined };
  const env = { ...terraform.env, XDG_CACHE_HOME: join(terraform.folder, 'cache') };
  await deploy(
    { cwd: terraform.folder, env, emit, interrupt: { gentle: gentle.signal, kill: kill.signal } },
    { loaded, environments, skipDoctor: true, approve: async () => true },
  ).catch(() => undefined);
  expect(readRuns(environmentFolder('dev-001', { root }))).toMatchObject([{ outcome, needsRecovery: true }]);
});
