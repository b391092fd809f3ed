import {
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pid } from 'node:process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { environmentFolder } from './environment-folder.js';
import { isolatedFolder } from './isolated-folder.js';
import { removeLeftCopies, removeLeftPrivateFolders } from './left-copies.js';

let root: string;
let work: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'left-copies-'));
  work = join(root, '.multienv', 'work');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** No process has this id: the largest of Linux is below it. */
const deadPid = 2 ** 30;
const owner = (of: object) =>
  JSON.stringify({
    pid: deadPid,
    host: hostname(),
    started: '2026-01-01T00:00:00Z',
    command: 'drift',
    ...of,
  });

function copies(name: string, said?: string): void {
  for (const part of ['look', 'state']) mkdirSync(join(work, `${name}-${part}`), { recursive: true });
  writeFileSync(join(work, `${name}-state`, 'terraform.tfstate'), '{}');
  if (said !== undefined) writeFileSync(join(work, `${name}-state`, 'owner.json'), said);
}

const left = () => readdirSync(work).sort();

it('takes away what a killed run has copied, and nothing of one that lives, here or elsewhere', async () => {
  copies('dev-001.00000001', owner({}));
  copies('dev-001.00000002', owner({ pid }));
  copies('dev-001.00000003', owner({ host: 'another-machine' }));
  mkdirSync(join(work, 'dev-001'));
  mkdirSync(join(work, 'dev-001.s3-state'));
  await removeLeftCopies(work);
  expect(left()).toEqual([
    'dev-001',
    ...['dev-001.00000002-look', 'dev-001.00000002-state'],
    ...['dev-001.00000003-look', 'dev-001.00000003-state'],
    'dev-001.s3-state',
  ]);
});

it('gives a run that has not named itself yet the time to do so', async () => {
  copies('dev-001.00000001');
  copies('dev-001.00000002', 'not json');
  copies('dev-001.00000003');
  const old = new Date(Date.now() - 2 * 3_600_000);
  for (const part of ['look', 'state']) utimesSync(join(work, `dev-001.00000003-${part}`), old, old);
  await removeLeftCopies(work);
  expect(left().filter((name) => name.endsWith('-state'))).toEqual([
    'dev-001.00000001-state',
    'dev-001.00000002-state',
  ]);
});

it('needs no folder, and leaves that of the run that is looking', async () => {
  await removeLeftCopies(work);
  const real = environmentFolder('dev-001', { root });
  mkdirSync(work, { recursive: true });
  const { remove } = await isolatedFolder(real, 'drift');
  await removeLeftCopies(work);
  expect(left()).toHaveLength(2);
  remove();
  expect(left()).toEqual([]);
});

it('takes away the plans of killed runs after a day, and those of no run that lives', () => {
  const dayAgo = new Date(Date.now() - 25 * 3_600_000);
  const names = [
    `multienv-run-${deadPid}-aaaaaa`,
    `multienv-run-${pid}-bbbbbb`,
    'multienv-run-cccccc',
    'another-run',
  ];
  for (const name of names) {
    mkdirSync(join(root, name));
    writeFileSync(join(root, name, 'plan.tfplan'), '');
    utimesSync(join(root, name), dayAgo, dayAgo);
  }
  mkdirSync(join(root, `multienv-run-${deadPid}-dddddd`));
  symlinkSync(join(root, 'another-run'), join(root, `multienv-run-${deadPid}-eeeeee`));
  lutimesSync(join(root, `multienv-run-${deadPid}-eeeeee`), dayAgo, dayAgo);
  removeLeftPrivateFolders(root);
  expect(readdirSync(root).sort()).toEqual(
    [
      'another-run',
      `multienv-run-${deadPid}-dddddd`,
      `multienv-run-${deadPid}-eeeeee`,
      `multienv-run-${pid}-bbbbbb`,
    ].sort(),
  );
});
