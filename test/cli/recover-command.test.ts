import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeTerraform } from '../fixtures/fake-terraform/fake-terraform.js';
import { runHere } from './run-here.js';

let terraform: FakeTerraform;
let cwd = '';
beforeEach(() => {
  terraform = new FakeTerraform();
  cwd = join(terraform.folder, 'project');
  mkdirSync(join(cwd, '.multienv', 'work'), { recursive: true });
  writeFileSync(
    join(cwd, 'environments.yaml'),
    'version: 1\nenvironments:\n  dev-001: { environment: dev }\n',
  );
});
afterEach(() => terraform.remove());

const multienv = (words: string, answers?: Readonly<Record<string, string>>) =>
  runHere(words.split(' '), {
    cwd,
    env: { ...terraform.env, XDG_CACHE_HOME: join(terraform.folder, 'cache') },
    ...(answers === undefined ? {} : { answers }),
  });
const imports = () => terraform.calls.filter(({ command }) => command === 'import').map(({ args }) => args);

/** The journal of a deploy that was killed when it had made one resource. */
function writeJournal(): void {
  const at = '2026-11-25T00:00:00.000Z';
  const made = {
    address: 'aws_other.x',
    resourceType: 'aws_other',
    action: 'create',
    idKey: 'id',
    idValue: 'x-1',
  };
  const lines = [
    { type: 'run', version: 1, at, command: 'deploy', pid: 999_999_999, host: 'here', who: 'jo@here' },
    { type: 'applying', at, steps: 2 },
    { type: 'completed', at, ...made },
  ];
  const folder = join(cwd, '.multienv', 'journal', 'dev-001');
  mkdirSync(folder, { recursive: true });
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  writeFileSync(join(folder, '2026-11-25T00-00-00-000Z-1.jsonl'), text);
}

const story = 'was killed after 1 of 2 steps';

it('says what happened, imports without a question under --yes, and shows what remains', async () => {
  writeJournal();
  const { exitCode, stdout } = await multienv('recover --yes');
  expect(exitCode).toBe(0);
  expect(stdout).toContain(story);
  expect(stdout).toContain('dev-001: imported aws_other.x (x-1)\ndev-001  no changes\n');
  expect(imports()).toEqual([['-input=false', 'aws_other.x', 'x-1']]);
  expect(await multienv('recover --yes')).toMatchObject({ stdout: 'dev-001: nothing to recover\n' });
});

it('asks, and does nothing after a no', async () => {
  writeJournal();
  const declined = await multienv('recover', { 'Import them?': 'n' });
  expect(declined.exitCode).toBe(1);
  expect(declined.stderr).toContain(
    'AWS has 1 resource that is missing from the state:\n  aws_other.x (x-1)',
  );
  expect(declined.stderr).toContain(
    'dev-001: declined; what was done so far stays, and the command can be run again.',
  );
  expect(imports()).toEqual([]);
  expect((await multienv('recover', { 'Import them?': 'y' })).exitCode).toBe(0);
});

it('is interrupted, and not declined, by Ctrl-C at a question', async () => {
  writeJournal();
  const { exitCode, stdout } = await multienv('recover --json', { 'Import them?': '\u0003' });
  expect(exitCode).toBe(130);
  expect(JSON.parse(stdout)).toMatchObject({
    recovered: false,
    environments: [{ suffix: 'dev-001', outcome: 'interrupted' }],
  });
  expect(imports()).toEqual([]);
});

it('shows without a terminal what it found and would do, changes nothing, and names --yes', async () => {
  writeJournal();
  const { exitCode, stdout, stderr } = await multienv('recover');
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(
    'dev-001: to recover it:\n  - look in AWS for aws_other.x, and import what the state does not know\n  - plan what remains to be done\n',
  );
  expect(stderr.indexOf(story)).toBeLessThan(stderr.indexOf('to recover it'));
  expect(stderr.indexOf('to recover it')).toBeLessThan(stderr.indexOf('error confirmation-needed: '));
  expect(stderr).toContain('next: Run it again with `--env dev-001 --yes`.');
  expect(terraform.calls.map(({ command }) => command)).toEqual([]);
  const json = await multienv('recover --json');
  expect(JSON.parse(json.stdout)).toMatchObject({
    recovered: false,
    environments: [{ suffix: 'dev-001', outcome: 'failed', problems: [{ code: 'confirmation-needed' }] }],
  });
  expect(json.stderr).toContain('to recover it');
  expect((await multienv('recover --yes')).stdout).toContain('imported aws_other.x');
});

it('shows the same before it asks on a terminal', async () => {
  writeJournal();
  const { stderr } = await multienv('recover', { 'Import them?': 'n' });
  expect(stderr.indexOf('to recover it')).toBeGreaterThan(stderr.indexOf(story));
  expect(stderr.indexOf('to recover it')).toBeLessThan(stderr.indexOf('Import them?'));
});

it('needs neither terminal nor --yes where there is nothing to recover', async () => {
  expect(await multienv('recover')).toMatchObject({
    exitCode: 0,
    stdout: 'dev-001: nothing to recover\n',
  });
});

it('prints JSON with the plan that remains, or without one', async () => {
  writeJournal();
  const first = JSON.parse((await multienv('recover --yes --json')).stdout);
  expect(first).toMatchObject({
    version: 1,
    recovered: true,
    environments: [
      {
        suffix: 'dev-001',
        stories: [expect.stringContaining(story)],
        resources: [{ address: 'aws_other.x', kind: 'import', id: 'x-1' }],
        plan: { summary: { create: 0 }, changes: [] },
      },
    ],
  });
  const second = JSON.parse((await multienv('recover --yes --json')).stdout);
  expect(second.environments).toMatchObject([{ stories: [], plan: null }]);
});

it.each(['deploy --yes', 'destroy --confirm dev-001'])('%s waits for it', async (command) => {
  writeJournal();
  const { exitCode, stderr } = await multienv(command);
  expect(exitCode).toBe(3);
  expect(stderr).toContain('environment-unrecovered');
  expect(stderr).toContain('next: multienv recover --env dev-001\n');
});

it('a second run is refused, or waits so long and says for whom', async () => {
  const busy = join(cwd, '.multienv', 'work', 'dev-001.busy.json');
  const owner = {
    pid: process.pid,
    host: hostname(),
    started: '2026-11-24T00:00:00.000Z',
    command: 'deploy',
  };
  writeFileSync(busy, JSON.stringify(owner));
  expect((await multienv('plan')).stderr).toContain('environment-busy');
  const { exitCode, stderr } = await multienv('plan --wait 1');
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(
    /Waiting: dev-001 is busy: `multienv deploy` \(process \d+ on .*[\s\S]*environment-busy/,
  );
  writeFileSync(busy, JSON.stringify({ ...owner, pid: 999_999_999 }));
  expect((await multienv('plan --wait')).exitCode).toBe(0);
  const plan = terraform.calls.find(({ command }) => command === 'plan');
  expect(plan?.args).toContain('-lock-timeout=86400s');
  expect(existsSync(busy)).toBe(false);
  expect(readdirSync(join(cwd, '.multienv', 'journal', 'dev-001'))).toEqual([]);
});

it('refuses a time to wait that is none', async () => {
  const { exitCode, stderr } = await multienv('plan --wait soon');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('`--wait` is a whole number of seconds');
});
