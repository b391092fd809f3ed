import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { geteuid } from 'node:process';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { requires } from '../../../../test/requires.js';
import { makeTopFolder } from '../environment-folder.js';
import { checkWorkArea, checkWorkFolder, workAreaProblems } from './check-work-area.js';

let root = '';
let env: Readonly<Record<string, string>> = {};
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'work-area-')));
  env = {};
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
});

function write(path: string): string {
  const file = join(root, '.multienv', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  return file;
}

const codes = () => workAreaProblems(root, env).map(({ code }) => code);
const uuid = '0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0';

it('has nothing against what multienv, Terraform and OpenTofu write', () => {
  expect(codes()).toEqual([]);
  const inEach = [
    'cdk.tf.json',
    `cdk.tf.json.${uuid}.tmp`,
    'assets/a/b.sh',
    'plan.tfplan',
    'plan.tfplan.events',
    'errored.tfstate',
    'init.stamp',
    'reserve',
    'recover.tf.json',
    'recover_override.tf.json',
    'floor_override.tf.json',
    'adoption.tf.json',
    'recover.tfplan',
    'recover.events',
    'refresh.events',
    'import.out',
    '.terraform.lock.hcl',
    '.terraform/plugin_path',
    '.terraform/environment',
    '.terraform/terraform.tfstate',
    '.terraform/modules/modules.json',
    '.terraform/providers/registry.opentofu.org/hashicorp/aws/5.100.0/linux_amd64/LICENSE.txt',
  ];
  const common = [
    ...inEach.map((name) => `work/dev-001/${name}`),
    'work/dev-001.busy.json',
    `work/dev-001.busy.json.${uuid}`,
    `work/dev-001.busy.json.${uuid}.tmp`,
    'work/dev-001.s3-state/main.tf.json',
    'work/dev-001.0a1b2c3d-look/cdk.tf.json',
    'work/dev-001.0a1b2c3d-state/terraform.tfstate',
    'work/synth.aB3_xy/stacks/multi-env-dev-001/cdk.tf.json',
    'state/dev-001/terraform.tfstate',
    'state/dev-001/terraform.tfstate.backup',
    'state/dev-001/terraform.tfstate.1764321000.backup',
    'state/dev-001/.terraform.tfstate.lock.info',
    'state/dev-001/backend.json',
    'backup/dev-001/2026-11-25T00-00-00-000Z-s3-before.tfstate',
    'backup/dev-001/2026-11-25T00-00-00-000Z-errored-damaged.tfstate',
    'journal/dev-001/2026-11-25T00-00-00-000Z-812-a1b2.jsonl',
    'journal/dev-001/2026-11-25T00-00-00-000Z-812-a1b2.events',
  ];
  const sandbox = [
    ...common,
    'state.previous/dev-001/terraform.tfstate',
    'state.leaving/dev-001/terraform.tfstate',
    'journal.previous/dev-001/2026-11-25T00-00-00-000Z-812-a1b2.jsonl',
    'aws/dev-001/config',
    'aws/dev-001/credentials',
    'server/server.json',
    'server/server.json.part',
    'server/log',
    'server/start.lock',
    'server/ready.01eac562.json',
    'server/ready.01eac562.json.part',
    '.terraform.lock.hcl',
    '.opentofu.lock.hcl',
    `.terraform.lock.hcl.${uuid}.tmp`,
  ];
  for (const path of ['.gitignore', ...common, ...sandbox.map((name) => `sandbox/${name}`)]) write(path);
  // Terraform links a provider to the mirror, and a module may hold links.
  symlinkSync('/mirror', join(root, '.multienv/work/dev-001/.terraform/providers/link'));
  symlinkSync('/module', join(root, '.multienv/work/dev-001/.terraform/modules/link'));
  expect(workAreaProblems(root, env)).toEqual([]);
});

it.each([
  'evil.tf',
  'evil.tf.json',
  'override.tf',
  'cdk_override.tf.json',
  'evil.tofu',
  'cdk.tofu.json',
  'terraform.tfvars',
  'terraform.tfvars.json',
  'x.auto.tfvars',
  'x.auto.tfvars.json',
  'evil.tftest.hcl',
  '.terraformrc',
  'terraform.d/plugins/x',
  'terraform.tfstate.d/other/terraform.tfstate',
  '.terraform/plugins/x',
  `evil.tf.${uuid}`,
  'modules/x/main.tf',
])('refuses %s in a working folder, and leaves it there', (name) => {
  const file = write(`work/dev-001/${name}`);
  expect(() => checkWorkArea(root, env)).toThrow(
    expect.objectContaining({ code: 'work-folder-unexpected', exitCode: 3 }),
  );
  expect(() => checkWorkFolder(join(root, '.multienv/work/dev-001'), env)).toThrow(
    /is nothing that multienv/,
  );
  expect(existsSync(file)).toBe(true);
});

it.each([
  'evil.tf',
  'work/evil.tf',
  'state/evil',
  'sandbox/evil',
  'sandbox/server/sitecustomize.py',
  'journal/dev-001/x.sh',
])('refuses %s in any other folder', (path) => {
  write(path);
  expect(codes()).toEqual(['work-folder-unexpected']);
});

it('refuses a folder in place of a file, a file in place of a folder, and a socket', async () => {
  mkdirSync(join(root, '.multienv/work/dev-001/plan.tfplan'), { recursive: true });
  write('work/dev-001/.terraform');
  write('state');
  const server = createServer().listen(join(root, '.multienv/work/dev-001/errored.tfstate'));
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  expect(codes()).toEqual(Array.from({ length: 4 }, () => 'work-folder-unexpected'));
});

it.each([
  '.multienv',
  '.multienv/.gitignore',
  '.multienv/work',
  '.multienv/work/dev-001',
  '.multienv/work/dev-001.busy.json',
  '.multienv/work/dev-001.s3-state',
  '.multienv/work/dev-001/plan.tfplan',
  '.multienv/work/dev-001/cdk.tf.json',
  '.multienv/work/dev-001/assets',
  '.multienv/work/dev-001/assets/x',
  '.multienv/work/dev-001/.terraform',
  '.multienv/work/dev-001/.terraform/providers',
  '.multienv/work/dev-001/.terraform.lock.hcl',
  '.multienv/state',
  '.multienv/state/dev-001/terraform.tfstate',
  '.multienv/journal/dev-001',
  '.multienv/backup',
  '.multienv/sandbox',
  '.multienv/sandbox/aws/dev-001/credentials',
  '.multienv/sandbox/server/server.json',
  '.multienv/sandbox/server/log',
])('refuses a link at %s, and touches nothing that it leads to', (path) => {
  const target = join(root, 'target');
  mkdirSync(target, { mode: 0o755 });
  mkdirSync(dirname(join(root, path)), { recursive: true });
  symlinkSync(target, join(root, path));
  expect(workAreaProblems(root, env)).toEqual([
    expect.objectContaining({ code: 'work-folder-link', message: expect.stringContaining(join(root, path)) }),
  ]);
  expect(statSync(target).mode & 0o777).toBe(0o755);
});

it('never changes the permissions of what a link at .multienv leads to', () => {
  const target = join(root, 'target');
  mkdirSync(target, { mode: 0o755 });
  symlinkSync(target, join(root, '.multienv'));
  expect(() => makeTopFolder(root)).toThrow(/ENOTDIR|ELOOP/);
  expect(statSync(target).mode & 0o777).toBe(0o755);
});

describe.runIf(geteuid?.() === 0)('the owner', () => {
  it('has to be the user of the run or root, or one that is trusted by name', () => {
    chownSync(write('work/dev-001/plan.tfplan'), 4711, 4711);
    const problems = workAreaProblems(root, env);
    expect(problems).toMatchObject([
      { code: 'work-folder-foreign-owner', hint: expect.stringContaining('MULTIENV_TRUSTED_OWNERS=4711') },
    ]);
    for (const trusting of ['4711', '12, 4711', '*']) {
      env = { MULTIENV_TRUSTED_OWNERS: trusting };
      expect(codes()).toEqual([]);
    }
    for (const wrong of ['', '4712', 'x', '47.11']) {
      env = { MULTIENV_TRUSTED_OWNERS: wrong };
      expect(codes()).toEqual(['work-folder-foreign-owner']);
    }
    env = { SUDO_UID: '4711' };
    expect(codes()).toEqual([]);
  });
});

it('nobody else may be able to write, unless the way there is closed to them', () => {
  const file = write('work/dev-001/plan.tfplan');
  for (const folder of ['.multienv', '.multienv/work', '.multienv/work/dev-001'])
    chmodSync(join(root, folder), 0o755);
  chmodSync(file, 0o664);
  expect(workAreaProblems(root, env)).toMatchObject([
    { code: 'work-folder-writable', message: expect.stringContaining('0664') },
  ]);
  chmodSync(join(root, '.multienv/work'), 0o700);
  expect(codes()).toEqual([]);
  chmodSync(join(root, '.multienv'), 0o777);
  expect(codes()).toEqual(['work-folder-writable']);
  env = { MULTIENV_TRUSTED_OWNERS: '*' };
  expect(codes()).toEqual([]);
});

it('no name that somebody else has chosen stands in a command to paste', () => {
  const name = 'x$(touch pwned);.tf';
  write(`work/dev-001/${name}`);
  symlinkSync('/x', join(root, '.multienv', name));
  const problems = workAreaProblems(root, env);
  expect(problems).toHaveLength(2);
  for (const { hint } of problems) expect(hint).not.toContain('pwned');
});

it('says enough, not everything', () => {
  for (let number = 0; number < 50; number += 1) write(`work/dev-001/x${number}.tf`);
  expect(codes()).toHaveLength(20);
});

describe.runIf(requires('git'))('in a repository', () => {
  it('refuses what git tracks, however harmless its name, and says how to take it out', () => {
    execFileSync('git', ['init', '-q'], { cwd: root });
    write('state/dev-001/terraform.tfstate');
    expect(codes()).toEqual([]);
    execFileSync('git', ['add', '-f', '.multienv'], { cwd: root });
    expect(workAreaProblems(root, env)).toMatchObject([
      { code: 'work-folder-tracked', hint: expect.stringContaining('git rm -r --cached') },
    ]);
  });

  it('refuses where it cannot be found out', () => {
    mkdirSync(join(root, '.git'));
    writeFileSync(join(root, '.git', 'index'), 'DIRC'.repeat(20));
    expect(codes()).toEqual(['work-folder-unknown']);
  });
});
