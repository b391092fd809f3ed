import { expect, it } from 'vitest';
import { temporaryProject } from '../../../test/cli/temporary-project.js';
import { loadEnvironments } from '../../config/file/load.js';
import { check } from './check.js';

const file =
  'version: 1\nenvironments:\n  dev-001: { environment: dev }\n  prod-001: { environment: prod }\n';

function reviewed(gentle: AbortSignal, text = file) {
  const cwd = temporaryProject(text);
  const loaded = loadEnvironments(`${cwd}/environments.yaml`);
  const interrupt = { gentle, kill: new AbortController().signal };
  const context = { cwd, env: { PATH: process.env.PATH }, emit: () => {}, interrupt };
  return check(context, { loaded, environments: loaded.environments });
}

it('leaves nothing open where every stack was made', async () => {
  const report = await reviewed(new AbortController().signal);
  expect(report.reviewed).toHaveLength(2);
  expect(report.notReviewed).toEqual([]);
});

it('says of each environment without a stack why there is none', async () => {
  const text = file.replace('\n', '\nsynthCommand: [node, -e, process.exit(3)]\n');
  const report = await reviewed(new AbortController().signal, text);
  const reason = '`node -e process.exit(3)` ended with exit code 3.';
  expect(report.notReviewed).toEqual([
    { environment: 'dev-001', reason },
    { environment: 'prod-001', reason },
  ]);
});

it('counts what an interruption kept from its review', async () => {
  const report = await reviewed(AbortSignal.abort());
  expect(report.reviewed).toEqual([]);
  expect(report.notReviewed).toEqual([
    { environment: 'dev-001', reason: 'dev-001: interrupted before it was started.' },
    { environment: 'prod-001', reason: 'prod-001: interrupted before it was started.' },
  ]);
});
