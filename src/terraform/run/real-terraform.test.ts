import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requires } from '../../../test/requires.js';
import { planChanges } from '../../changes/plan-changes.js';
import { plainInvocation } from '../../errors/invocation.js';
import { findTerraform } from '../binary/find-terraform.js';
import {
  type EnvironmentFolder,
  environmentFolder,
  makeFolders,
  writeStack,
} from '../folder/environment-folder.js';
import { parsePlan } from '../json/plan.js';
import { isEmptyStateFile } from '../state/local-state.js';
import { initFolder } from './init.js';
import { ApplyTracker } from './progress.js';
import { runTerraform, type TerraformTarget } from './run-terraform.js';
import { terraformEnvironment } from './terraform-environment.js';

/** What Terraform can do without any provider. */
const stack = (command: string) =>
  JSON.stringify({
    terraform: { backend: { local: {} } },
    resource: {
      terraform_data: {
        first: { input: 'a' },
        slow: { depends_on: ['terraform_data.first'], provisioner: [{ 'local-exec': { command } }] },
      },
    },
    output: { first: { value: '${terraform_data.first.output}' } },
  });

describe.runIf(requires('terraform'))('the real Terraform', () => {
  let root: string;
  let gentle: AbortController;
  let folder: EnvironmentFolder;
  let target: TerraformTarget;
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'multienv-real-'));
    gentle = new AbortController();
    folder = environmentFolder('dev-001', { root });
    const interrupt = { gentle: gentle.signal, kill: new AbortController().signal };
    const binary = await findTerraform({ project: root, env: process.env, interrupt });
    const { env } = terraformEnvironment(process.env, { cacheFolder: undefined });
    target = { suffix: 'dev-001', invocation: plainInvocation, binary, folder: folder.path, env, interrupt };
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const planStack = async (command: string) => {
    const stackText = stack(command);
    makeFolders(folder, root);
    writeStack(folder, stackText);
    await initFolder({ target, folder, stackText, pluginFolder: undefined });
    await runTerraform(target, { args: ['plan', '-json', '-input=false', `-out=${folder.planFile}`] });
    const shown = await runTerraform(target, { args: ['show', '-json', folder.planFile] });
    return planChanges(parsePlan(shown, target.suffix));
  };

  it('plans, applies and keeps its state where we say', async () => {
    const contents = await planStack('true');
    expect(contents).toMatchObject({ summary: { create: 2 }, steps: 2, outputsChange: true });
    const tracker = new ApplyTracker({
      environment: 'dev-001',
      total: contents.steps,
      emit: () => undefined,
    });
    await runTerraform(target, {
      args: ['apply', '-json', '-input=false', folder.planFile],
      onMessage: (message) => tracker.take(message),
    });
    expect(tracker.applied.created).toBe(2);
    expect(isEmptyStateFile(folder.stateFile)).toBe(false);
    expect(JSON.parse(await runTerraform(target, { args: ['output', '-json'] }))).toMatchObject({
      first: { value: 'a' },
    });
  });

  it('ends gently when interrupted, with what was done in the state', async () => {
    await planStack('sleep 60');
    const apply = runTerraform(target, {
      args: ['apply', '-json', '-input=false', folder.planFile],
      onMessage: (message) => {
        if (message.type === 'apply_start' && message.hook.resource.addr === 'terraform_data.slow') {
          setTimeout(() => gentle.abort(), 200);
        }
      },
    });
    await expect(apply).rejects.toMatchObject({ name: 'Interrupted' });
    expect(readFileSync(folder.stateFile, 'utf8')).toContain('"first"');
    expect(existsSync(join(root, '.multienv', 'state', 'dev-001', '.terraform.tfstate.lock.info'))).toBe(
      false,
    );
  });

  it('reports what is wrong with the address', async () => {
    await planStack('exit 3');
    const apply = runTerraform(target, {
      args: ['apply', '-json', '-input=false', folder.planFile],
    });
    await expect(apply).rejects.toMatchObject({
      code: 'terraform-failed',
      message: expect.stringContaining('terraform_data.slow'),
    });
  });
});
