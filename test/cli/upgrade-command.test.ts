import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { FakeTerraform } from '../fixtures/fake-terraform/fake-terraform.js';
import { runHere } from './run-here.js';
import { temporaryProject } from './temporary-project.js';
import { trusting } from './trusting.js';

vi.mock('../../src/config/resolve/former-defaults.js', () => ({
  formerDefaults: (edition: string) =>
    edition === '2026-11'
      ? {
          'database.backupRetentionDays': [3, 4, 5],
          'storage.versioning': [false, false, false],
          'database.multiAz': [false, false, false],
        }
      : {},
}));

vi.mock('../../src/operations/edit/bound-to-deployment.js', () => ({
  boundToDeployment: (setting: string) =>
    setting === 'storage.versioning' ? 'a deployed bucket stays as it is' : undefined,
}));

const file = `version: 1
edition: 2026-11 # of the first year
environments:
  dev-001: { environment: dev } # dev
  # the shop
  prod-003:
    environment: prod
    database: { multiAz: true }
`;

const textOf = (cwd: string) => readFileSync(join(cwd, 'environments.yaml'), 'utf8');

function deployed(cwd: string, suffix: string): void {
  const folder = join(cwd, '.multienv', 'state', suffix);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const state = { version: 4, terraform_version: '1.11.4', serial: 1, lineage: 'l', outputs: {} };
  const instance = { attributes: { id: `app-data-${suffix}`, bucket: `app-data-${suffix}` } };
  const provider = 'provider["registry.terraform.io/hashicorp/aws"]';
  const bucket = { mode: 'managed', type: 'aws_s3_bucket', name: 'bucket', provider, instances: [instance] };
  writeFileSync(join(folder, 'terraform.tfstate'), JSON.stringify({ ...state, resources: [bucket] }), {
    mode: 0o600,
  });
}

it('tells what a newer edition changes, and writes nothing', async () => {
  const cwd = temporaryProject(file);
  const { stdout, exitCode } = await runHere(['upgrade'], { cwd });
  expect({ stdout, exitCode }).toMatchInlineSnapshot(`
    {
      "exitCode": 0,
      "stdout": "dev-001: edition 2026-11 -> 2026-12 (not deployed)
      changes                       2026-11  2026-12
      database.backupRetentionDays  3        7

    prod-003: edition 2026-11 -> 2026-12 (not deployed)
      changes                       2026-11  2026-12
      database.backupRetentionDays  5        7
      storage.versioning            false    true

    Nothing was written.
    next: multienv upgrade --write
    ",
    }
  `);
  expect(textOf(cwd)).toBe(file);
});

it('writes the edition alone where everything changes', async () => {
  const cwd = temporaryProject(file);
  expect((await runHere(['upgrade', '--write'], { cwd })).exitCode).toBe(0);
  expect(textOf(cwd)).toBe(file.replace('2026-11', '2026-12'));
});

it('gives an environment that goes alone an edition of its own, which a later upgrade of all takes out again', async () => {
  const cwd = temporaryProject(file);
  await runHere(['upgrade', '--env', 'dev-001', '--write'], { cwd });
  expect(textOf(cwd)).toBe(file.replace('{ environment: dev }', '{ environment: dev, edition: 2026-12 }'));
  await runHere(['upgrade', '--write'], { cwd });
  expect(textOf(cwd)).toBe(file.replace('2026-11', '2026-12'));
});

it('keeps what was asked for by lines in the file', async () => {
  const cwd = temporaryProject(file);
  await runHere(['upgrade', '--keep', 'database.*', '--write'], { cwd });
  const { stdout } = await runHere(['explain', 'prod-003', 'database.backupRetentionDays', '--json'], {
    cwd,
  });
  expect(JSON.parse(stdout)).toMatchObject({ value: 5, decidedBy: { source: 'environment' } });
  expect(textOf(cwd)).toContain('# the shop');
});

it('keeps what a deployed environment cannot change, whether asked or not', async () => {
  const cwd = temporaryProject(file);
  deployed(cwd, 'prod-003');
  const { stdout } = await runHere(['upgrade', '--json', '--write'], { cwd });
  const { upgrades, written } = JSON.parse(stdout);
  expect(written).toBe(true);
  expect(upgrades).toMatchObject([
    { suffix: 'dev-001', deployed: 'no' },
    { suffix: 'prod-003', deployed: 'yes' },
  ]);
  const of = (setting: string) =>
    upgrades[1].settings.find((one: { setting: string }) => one.setting === setting);
  expect(of('storage.versioning')).toMatchObject({ fate: 'kept', why: 'a deployed bucket stays as it is' });
  expect(of('database.backupRetentionDays')).toMatchObject({ fate: 'changes', why: null });
  expect(textOf(cwd)).toContain('storage: { versioning: false }');
});

it.each([
  [['upgrade', '--to', '2026-11', '--env', 'new-001'], 'edition-not-newer'],
  [['upgrade', '--keep', 'databse.multiAz'], 'setting-unknown'],
])('%j is refused with %s, and writes nothing', async (args, code) => {
  const text = `${file}  new-001: { environment: dev, edition: 2026-12 }\n`;
  const cwd = temporaryProject(text);
  const { stderr, exitCode } = await runHere([...args, '--write'], { cwd });
  expect(exitCode).toBe(2);
  expect(stderr).toContain(code);
  expect(textOf(cwd)).toBe(text);
});

it('says so where there is nothing to do', async () => {
  const cwd = temporaryProject(file.replace('2026-11', '2026-12'));
  expect(await runHere(['upgrade'], { cwd })).toEqual({
    exitCode: 0,
    stdout: 'Every environment has edition 2026-12 already.\n',
    stderr: '',
  });
});

it('plans nothing where an app of the project makes the stacks, and says the way', async () => {
  const cwd = temporaryProject(file.replace('version: 1\n', 'version: 1\nsynthCommand: [node, app.js]\n'));
  const env = await trusting(cwd);
  const { exitCode, stderr } = await runHere(['upgrade', '--plan'], { cwd, env });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('upgrade-plan-needs-file: What `synthCommand` makes of a newer edition');
  expect(stderr).toContain('Run `multienv upgrade --write`, look at `multienv plan`, and undo the edit');
});

it('prints the plans with --plan --json, and nothing is written', async () => {
  const terraform = new FakeTerraform({});
  onTestFinished(() => terraform.remove());
  const cwd = temporaryProject(file);
  const words = ['upgrade', '--plan', '--json', '--env', 'dev-001'];
  const { stdout, exitCode } = await runHere(words, { cwd, env: terraform.env });
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ ok: true, to: '2026-12', written: false },
    environments: [{ suffix: 'dev-001', outcome: 'ok', summary: { create: 0 } }],
  });
  expect(textOf(cwd)).toBe(file);
});

it('plans the file as it would be with --plan, and tells how many environments were planned', async () => {
  const diagnostic = { severity: 'error', summary: 'No such bucket', detail: '' };
  const terraform = new FakeTerraform({
    environments: { 'prod-003': { plan: { lines: [{ type: 'diagnostic', diagnostic }], exitCode: 1 } } },
  });
  onTestFinished(() => terraform.remove());
  const cwd = temporaryProject(file);
  const { stdout, stderr, exitCode } = await runHere(['upgrade', '--plan'], { cwd, env: terraform.env });
  expect(stdout).toContain('dev-001: edition 2026-11 -> 2026-12');
  expect(stdout).toContain('dev-001  no changes\n');
  expect(stderr).toContain('No such bucket');
  expect(stderr).toContain('1 of 2 planned; 1 failed (prod-003).');
  expect(exitCode).toBe(3);
  expect(textOf(cwd)).toBe(file);
});
