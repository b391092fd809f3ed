import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { FakeTerraform } from '../../../test/fixtures/fake-terraform/fake-terraform.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { plainInvocation } from '../../errors/invocation.js';
import { PrivateFolder } from '../../files/private-folder.js';
import { isAlive } from '../../processes/groups.js';
import { type RecordedProcess, recordProcess } from '../../processes/identity/recorded-process.js';
import { Interrupted, neverInterrupted } from '../../processes/interrupt.js';
import { environmentFolder, writeStack } from '../../terraform/folder/environment-folder.js';
import { Journal } from '../../terraform/folder/journal/journal.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { CheckedBuckets } from '../state/checked-buckets.js';
import { targetOf } from '../target.js';
import { candidatesOf, namesOf } from './candidates.js';
import { endOrphan } from './end-orphan.js';
import { isLockOf } from './free-lock.js';
import { importMissing } from './import-missing.js';
import type { MissingResource } from './missing-resource.js';

let terraform: FakeTerraform;
let notices: string[] = [];
beforeEach(() => {
  terraform = new FakeTerraform();
  notices = [];
});
const privateFolder = new PrivateFolder();
afterEach(() => {
  privateFolder.remove();
  terraform.remove();
});

const context = (gentle = new AbortController()) => ({
  cwd: terraform.folder,
  env: terraform.env,
  emit: (event: { readonly type: string; readonly message?: string }) => {
    if (event.type === 'notice') notices.push(event.message ?? '');
  },
  interrupt: { gentle: gentle.signal, kill: new AbortController().signal },
});

function run(child?: RecordedProcess): EnvironmentRun {
  const folder = environmentFolder('dev-001', { root: join(terraform.folder, 'project') });
  mkdirSync(folder.path, { recursive: true });
  writeStack(folder, '{}');
  const binary = { path: 'terraform', version: '1.11.4', product: 'terraform' } as const;
  const interrupt = neverInterrupted();
  return {
    ...targetOf(
      { env: terraform.env },
      resolveEnvironment({ environment: 'dev', suffix: 'dev-001' }),
      undefined,
    ),
    folder,
    target: {
      suffix: 'dev-001',
      invocation: plainInvocation,
      binary,
      folder: folder.path,
      env: terraform.env,
      interrupt,
    },
    pluginFolder: undefined,
    stacks: { stackOf: () => expect.unreachable('the stack is there'), close: () => {} },
    buckets: new CheckedBuckets(),
    command: 'recover',
    journal: new Journal(folder, { command: 'recover', warn: () => {} }),
    orphan:
      child === undefined
        ? undefined
        : { pid: 999_999_999, host: 'here', started: '2026-11-25', command: 'deploy', child },
    waitSeconds: undefined,
    privateFolder,
  };
}

it('an orphan that does not end is killed when its time is over', async () => {
  const folder = run().folder.path;
  const stubborn = "process.on('SIGINT', () => {}); setInterval(() => {}, 1000)";
  const { pid = 0 } = spawn(execPath, ['-e', stubborn], { cwd: folder, detached: true, stdio: 'ignore' });
  await sleep(200);
  const child = await recordProcess(pid);
  expect(await endOrphan(context(), run(child), { approve: async () => true, graceMs: 300 })).toBe(pid);
  expect(isAlive(pid)).toBe(false);
  expect(await endOrphan(context(), run(), { approve: async () => true })).toBeNull();
});

it('what a leader that has gone left in the folder is killed, and nothing else of its group', async () => {
  const folder = realpathSync(run().folder.path);
  const sleeper = 'setInterval(() => {}, 1000)';
  const script = `const { spawn } = require('node:child_process');
    for (const cwd of ['.', '/']) console.log(spawn(process.execPath, ['-e', '${sleeper}'], { cwd, stdio: 'ignore' }).pid);
    setTimeout(() => process.exit(0), 300);`;
  const leader = spawn(execPath, ['-e', script], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(leader, 'exit');
  const child = await recordProcess(leader.pid ?? 0);
  const [ours = 0, other = 0] = (await text(leader.stdout)).trim().split('\n').map(Number);
  onTestFinished(() => void process.kill(other, 'SIGKILL'));
  await ended;
  expect(await endOrphan(context(), run(child), { approve: async () => true })).toBe(child.pid);
  expect([isAlive(ours), isAlive(other)]).toEqual([false, true]);
});

it.each([
  ['without its start', { start: undefined }],
  ['with another start', { start: '1' }],
  ['with another program', { executable: '/bin/terraform' }],
])('a process that is recorded %s is left alone, and the error says how to end it', async (_case, wrong) => {
  const folder = run().folder.path;
  const victim = spawn(execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    cwd: folder,
    detached: true,
    stdio: 'ignore',
  });
  const { pid = 0 } = victim;
  onTestFinished(() => void victim.kill('SIGKILL'));
  const child = { ...(await recordProcess(pid)), ...wrong };
  const ended = endOrphan(context(), run(child), { approve: async () => true, graceMs: 100 });
  // Another start is another process: the orphan is gone, and there is nothing to end.
  if (child.start === '1') await ended.catch(() => undefined);
  else
    await expect(ended).rejects.toMatchObject({
      code: 'process-not-recognised',
      exitCode: 3,
      problems: [{ hint: expect.stringContaining(`kill -INT ${pid}`) }],
    });
  expect(isAlive(pid)).toBe(true);
});

describe('a database that RDS still makes', () => {
  const database: MissingResource = {
    kind: 'import',
    address: 'aws_db_instance.postgres',
    resourceType: 'aws_db_instance',
    id: 'postgres',
    isBusy: true,
    isOptional: false,
    former: undefined,
  };
  const options = { missing: [database], known: new Set<string>(), pollMs: 20 };

  it('is waited for before it is imported', async () => {
    const answers = [true, true, false];
    const isBusy = async () => answers.shift() ?? false;
    expect(await importMissing(context(), run(), { ...options, isBusy })).toEqual([database]);
    expect(answers).toEqual([]);
    expect(notices).toEqual(['AWS still works on aws_db_instance.postgres: waiting until it is ready.']);
  });

  it('is no longer waited for after an interruption', async () => {
    const gentle = new AbortController();
    setTimeout(() => gentle.abort(new Interrupted('SIGINT')), 100);
    const waiting = importMissing(context(gentle), run(), { ...options, isBusy: async () => true });
    await expect(waiting).rejects.toThrow(Interrupted);
    expect(terraform.calls).toEqual([]);
  });
});

describe('the lock of a dead run', () => {
  const dead = {
    file: '',
    eventsFile: '',
    run: {
      type: 'run',
      version: 1,
      at: '2026-11-25T10:00:00.000Z',
      command: 'deploy',
      pid: 1,
      host: 'here',
      who: 'jo@here',
    },
    isApplying: true,
    steps: 1,
    planned: [],
    done: [],
    outcome: undefined,
    isFinished: false,
    isRecovered: false,
    needsRecovery: true,
    isDoubtful: false,
    lastAt: '2026-11-25T10:05:00.000Z',
    sendsPassword: undefined,
  } as const;
  const lock = { id: '1', who: 'jo@here', created: '2026-11-25T10:00:07Z', operation: '' };

  it('was taken by its user, on its machine, while it worked', () => {
    expect(isLockOf(lock, dead)).toBe(true);
    expect(isLockOf({ ...lock, who: 'jo@elsewhere' }, dead)).toBe(false);
    expect(isLockOf({ ...lock, created: '2026-11-25T09:59:59Z' }, dead)).toBe(false);
    expect(isLockOf({ ...lock, created: '2026-11-25T11:00:00Z' }, dead)).toBe(false);
    expect(isLockOf({ ...lock, created: '' }, dead)).toBe(false);
  });

  it('leaves candidates of which the later word counts, and those that refer to others last', () => {
    const planned = [
      { address: 'aws_b.b', resourceType: 'aws_b', identity: { name: { of: 'aws_a.a' } } },
      { address: 'aws_a.a', resourceType: 'aws_a', identity: { name: 'a' } },
    ];
    const step = { at: '', address: 'aws_a.a', resourceType: 'aws_a', action: 'create' } as const;
    const first = { ...dead, planned, done: [{ ...step, type: 'started' } as const] };
    const second = { ...dead, done: [{ ...step, type: 'completed', idValue: '1' } as const] };
    expect(candidatesOf([first, second]).map(({ address, progress }) => [address, progress])).toEqual([
      ['aws_a.a', 'completed'],
      ['aws_b.b', 'planned'],
    ]);
  });

  it.each([
    ['interrupted', 'started'],
    ['killed', 'started'],
    ['failed', 'errored'],
    ['crashed', 'errored'],
  ] as const)(
    'after a run that was %s an error in the middle of a creation counts as %s',
    (outcome, progress) => {
      const step = { at: '', address: 'aws_a.a', resourceType: 'aws_a', action: 'create' } as const;
      const cut = { ...dead, outcome, done: [{ ...step, type: 'errored' } as const] };
      expect(candidatesOf([cut])).toMatchObject([{ progress, id: undefined }]);
    },
  );
});

it('names are known when the ids are of what they come from', () => {
  const identity = { name: 'x', port: 80, group: { of: 'aws_a.a' } };
  expect(namesOf(identity, new Map([['aws_a.a', 'id']]))).toEqual({ name: 'x', port: 80, group: 'id' });
  expect(namesOf(identity, new Map())).toBeUndefined();
  expect(namesOf(identity, new Map([['aws_a.a', '']]))).toBeUndefined();
});
