import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { FakeTerraform } from '../../../test/fixtures/fake-terraform/fake-terraform.js';
import { results } from '../../../test/fixtures/results.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { ProgressEvent } from '../../events/events.js';
import { processStart } from '../../processes/identity/process-start.js';
import { neverInterrupted } from '../../processes/interrupt.js';
import { environmentFolder } from '../../terraform/folder/environment-folder.js';
import { drift } from './drift.js';

let terraform: FakeTerraform;
const told: ProgressEvent[] = [];
const root = () => join(terraform.folder, 'project');
const folder = () => environmentFolder('dev-001', { root: root() });
beforeEach(() => {
  told.length = 0;
  terraform = new FakeTerraform();
  onTestFinished(() => terraform.remove());
  mkdirSync(root());
  writeFileSync(join(root(), 'environments.yaml'), 'version: 1');
});

const alb = { mode: 'managed', type: 'aws_lb', name: 'alb' };
const live = { ...alb, address: 'aws_lb.alb', values: { name: 'alb-dev-001' } };
const state = (more: object = {}) =>
  JSON.stringify({
    ...{ version: 4, terraform_version: '1.11.4', lineage: 'L', serial: 3, outputs: {} },
    resources: [{ ...alb, instances: [{ attributes: { id: 'alb' } }] }],
    ...more,
  });

function deployed(text = state()): void {
  mkdirSync(dirname(folder().stateFile), { recursive: true, mode: 0o700 });
  writeFileSync(join(root(), '.multienv/.gitignore'), '*\n');
  writeFileSync(folder().stateFile, text);
  const prior_state = { values: { root_module: { resources: [live] } } };
  const show = { stdout: { format_version: '1.2', resource_changes: [], prior_state } };
  terraform.play({ show, init: { files: { '.terraform.lock.hcl': 'what init has found' } } });
}

/** Every file of the project, with what is in it and when it was written. */
function files(folderPath = root()): readonly string[] {
  return readdirSync(folderPath, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file) => `${relative(root(), file)} ${statSync(file).mtimeMs} ${readFileSync(file, 'utf8')}`)
    .sort();
}

function look() {
  const environments = [resolveEnvironment({ environment: 'dev', suffix: 'dev-001' })];
  const loaded = {
    ...{ file: join(root(), 'environments.yaml'), root: root(), project: 'p', environments, warnings: [] },
    locate: () => undefined,
  };
  return results(
    drift(
      {
        ...{ cwd: root(), interrupt: neverInterrupted(), emit: (event) => void told.push(event) },
        env: { ...terraform.env, XDG_CACHE_HOME: join(terraform.folder, 'cache') },
      },
      { loaded, environments },
    ),
  );
}

it('leaves every file of the project as it was, and none more, where there is no lock file too', async () => {
  deployed();
  const before = files();
  expect(await look()).toMatchObject([{ isDeployed: true, resources: [] }]);
  expect(terraform.calls.map(({ command }) => command)).toContain('init');
  expect(files()).toEqual(before);
});

it('leaves no folder in a checkout in which nothing was ever run', async () => {
  expect(await look()).toMatchObject([{ isDeployed: false }]);
  expect(existsSync(join(root(), '.multienv'))).toBe(false);
});

it('keeps nobody waiting and waits for nobody: a deploy at work in the same folder is told, not disturbed', async () => {
  deployed();
  const owner = { pid: process.pid, start: await processStart(process.pid), host: hostname() };
  const busy = { ...owner, started: '2026-11-28T10:00:00.000Z', command: 'deploy' };
  mkdirSync(dirname(folder().busyFile), { recursive: true, mode: 0o700 });
  writeFileSync(folder().busyFile, JSON.stringify(busy));
  const journal = [
    { type: 'run', version: 1, at: busy.started, command: 'deploy', pid: owner.pid, host: 'h', who: 'w' },
    { type: 'applying', at: busy.started, steps: 3 },
  ];
  mkdirSync(folder().journalFolder, { recursive: true, mode: 0o700 });
  writeFileSync(
    join(folder().journalFolder, '2026-11-28.jsonl'),
    journal.map((one) => JSON.stringify(one)).join('\n'),
  );
  const before = files();
  setTimeout(() => writeFileSync(folder().stateFile, state()), 500);
  writeFileSync(folder().stateFile, state().slice(0, 40));
  expect(await look()).toMatchObject([{ isDeployed: true }]);
  const words = told.flatMap((event) => (event.type === 'notice' ? [event.message] : [])).join('\n');
  expect(words).toContain(`\`multienv deploy\` (process ${process.pid}) is at work here.`);
  expect(words).not.toContain('was killed');
  const withoutTimes = (all: readonly string[]) => all.map((one) => one.replace(/ \d+\.?\d* /, ' '));
  expect(withoutTimes(files())).toEqual(withoutTimes(before));
});

it('a state that is cut off and that nobody is writing is refused', async () => {
  deployed(state().slice(0, 40));
  await expect(look()).rejects.toMatchObject({ code: 'environment-unrecovered' });
});
