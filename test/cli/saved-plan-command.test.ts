import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeTerraform } from '../fixtures/fake-terraform/fake-terraform.js';
import { runHere } from './run-here.js';

const own = 'version: 1\nenvironments:\n  dev-001: { environment: dev }\n  dev-002: { environment: dev }\n';

let terraform: FakeTerraform;
let cwd = '';
beforeEach(() => {
  terraform = new FakeTerraform();
  cwd = join(terraform.folder, 'project');
  mkdirSync(cwd);
  writeFileSync(join(cwd, 'environments.yaml'), own);
});
afterEach(() => terraform.remove());

/** A refused deploy: nothing is started. */
async function refusalOf(...words: readonly string[]) {
  const { exitCode, stderr } = await runHere(['deploy', '--yes', '--skip-doctor', ...words], {
    cwd,
    env: { ...terraform.env },
  });
  expect(terraform.calls.map(({ command }) => command)).not.toContain('apply');
  return { exitCode, stderr };
}

/** A saved plan of an environment, as far as its folder goes. */
function saved(suffix: string, files: Readonly<Record<string, string>> = {}): void {
  const folder = join(cwd, 'plans', suffix);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

it('a loss of data is allowed for one environment at a time', async () => {
  const { exitCode, stderr } = await refusalOf('--env', 'dev-*', '--allow', 'aws_db_instance.postgres');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('allowance-for-several: --allow counts for one environment, and 2 are chosen.');
  expect(stderr).toContain('Name one: multienv deploy --env SUFFIX --allow ADDRESS');
});

it.each([
  ['a folder that is not there', () => {}],
  ['an empty folder', () => mkdirSync(join(cwd, 'plans'))],
])('%s holds no saved plan', async (_what, make) => {
  make();
  const { exitCode, stderr } = await refusalOf('--plan', 'plans');
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`saved-plan-missing: There is no saved plan in ${join(cwd, 'plans')}.`);
  expect(stderr).toContain('Name the folder that was written by: multienv plan --out DIR');
});

it('an environment without a saved plan is told which there are', async () => {
  saved('dev-001');
  const { exitCode, stderr } = await refusalOf('--plan', 'plans', '--env', 'dev-002');
  expect(exitCode).toBe(2);
  expect(stderr).toContain(
    'saved-plan-missing: There is no saved plan of dev-002 in plans, only of: dev-001.',
  );
  expect(stderr).toContain('Leave out --env to apply all saved plans of the folder');
});

it('a saved plan of an environment that the file does not have is foreign', async () => {
  saved('dev-001');
  saved('dev-009');
  const { exitCode, stderr } = await refusalOf('--plan', 'plans');
  expect(exitCode).toBe(1);
  expect(stderr).toContain('saved-plan-foreign: dev-009: ');
  expect(stderr).toContain('environments.yaml, which has dev-001, dev-002');
  expect(stderr).not.toContain('saved-plan-foreign: dev-001');
});

it('without --env the environments with a saved plan are deployed, and no other', async () => {
  saved('dev-002', { 'manifest.json': '{', 'plan.json': '{}', 'plan.tfplan': '' });
  const { exitCode, stderr } = await refusalOf('--plan', 'plans');
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(
    /saved-plan-unreadable: dev-002: .*manifest\.json cannot be read \(.+\)\. Nothing was applied\./,
  );
  expect(stderr).not.toContain('dev-001');
});

it('a folder that is one saved plan is that of the environment that it names', async () => {
  saved('x', { 'manifest.json': JSON.stringify({ suffix: 'dev-002' }) });
  const { stderr } = await refusalOf('--plan', 'plans/x', '--env', 'dev-001');
  expect(stderr).toContain('only of: dev-002.');
});
