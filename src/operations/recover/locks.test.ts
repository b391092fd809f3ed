import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jsonAnswer } from '../../../test/fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../../../test/fixtures/fake-aws/fake-aws.js';
import { FakeTerraform } from '../../../test/fixtures/fake-terraform/fake-terraform.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { plainInvocation } from '../../errors/invocation.js';
import { PrivateFolder } from '../../files/private-folder.js';
import { Interrupted, neverInterrupted } from '../../processes/interrupt.js';
import { environmentFolder } from '../../terraform/folder/environment-folder.js';
import { Journal } from '../../terraform/folder/journal/journal.js';
import { readRuns } from '../../terraform/folder/journal/past-runs.js';
import type { JournalRun } from '../../terraform/folder/journal/read-run.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { lockTimeout, tellLockHolder, untilUnlocked } from '../run/lock-wait.js';
import { CheckedBuckets } from '../state/checked-buckets.js';
import { blockOfState, releaseLock } from '../state/release-lock.js';
import { readLock } from '../state/state-locks.js';
import { targetOf } from '../target.js';
import { freeLock, isLockOf } from './free-lock.js';

let terraform: FakeTerraform;
let aws: FakeAws;
beforeEach(async () => {
  terraform = new FakeTerraform();
  aws = new FakeAws();
  await aws.start();
});
afterEach(async () => {
  terraform.remove();
  await aws.stop();
});

/** From now on the state is locked by somebody, or by nobody. */
const lockObject = '/states/multi-env-infrastructure/dev-001/terraform.tfstate.tflock';
function lockBy(who?: string): void {
  const answers = {
    [`GET ${lockObject}`]: { ...jsonAnswer(lockOf(who ?? '')), headers: { etag: '"1"' } },
    [`DELETE ${lockObject}`]: { status: 204 },
  };
  aws.play(who === undefined ? {} : answers);
}

function run(more: Partial<EnvironmentRun> = {}): EnvironmentRun {
  const root = join(terraform.folder, 'project');
  const folder = environmentFolder('dev-001', { root });
  const config = { backend: { type: 's3', bucket: 'states' } } as const;
  const binary = { path: 'terraform', version: '1.11.4', product: 'terraform' } as const;
  const interrupt = neverInterrupted();
  const environment = resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config });
  return {
    ...targetOf({ env: terraform.env }, environment, {
      endpoint: aws.endpoint,
      folder: join(root, 'sandbox'),
    }),
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
    stacks: {
      stackOf: () => expect.unreachable('no stack is needed'),
      jsonOf: () => expect.unreachable('no stack is needed'),
      close: () => {},
    },
    buckets: new CheckedBuckets(),
    command: 'recover',
    journal: new Journal(folder, { command: 'recover', warn: () => {} }),
    orphan: undefined,
    waitSeconds: undefined,
    privateFolder: new PrivateFolder(),
    ...more,
  };
}
const lockOf = (Who: string) => ({
  ID: '1-2',
  Operation: 'OperationTypeApply',
  Who,
  Created: new Date().toISOString(),
});

describe('the lock in a bucket', () => {
  const yes = async () => true;

  it('is taken away by its id when a dead run of ours left it', async () => {
    const here = run();
    const dead = readRuns(here.folder);
    lockBy(dead[0]?.run.who ?? '');
    await expect(freeLock(here, { dead, approve: async () => false })).rejects.toThrow(Error);
    expect(terraform.calls).toEqual([]);
    expect(await freeLock(here, { dead, approve: yes })).toMatchObject({ id: '1-2' });
    const deletions = aws.requests.filter(({ action }) => action.startsWith('DELETE '));
    expect(deletions.map(({ action, headers }) => [action, headers['if-match']])).toEqual([
      [`DELETE ${lockObject}`, '"1"'],
    ]);
    expect(terraform.calls).toEqual([]);
  });

  it('stays when another has taken its place while we asked', async () => {
    const here = run();
    const dead = readRuns(here.folder);
    lockBy(dead[0]?.run.who ?? '');
    const approve = async () => {
      const other = { ...lockOf('jo@elsewhere'), ID: '3-4' };
      aws.play({ [`GET ${lockObject}`]: jsonAnswer(other), [`DELETE ${lockObject}`]: { status: 204 } });
      return true;
    };
    await expect(freeLock(here, { dead, approve })).rejects.toMatchObject({ code: 'lock-changed' });
    expect(aws.asked.filter((action) => action.startsWith('DELETE '))).toEqual([]);
  });

  it('stays when it is of somebody else, and need not be there', async () => {
    const here = run();
    const dead = readRuns(here.folder);
    expect(await freeLock(here, { dead, approve: yes })).toBeNull();
    lockBy('jo@elsewhere');
    await expect(freeLock(here, { dead, approve: yes })).rejects.toMatchObject({
      code: 'state-locked',
      message: expect.stringContaining('jo@elsewhere'),
    });
    expect(terraform.calls).toEqual([]);
  });

  it('is one too where nobody can read whose it is, and goes only as the one that was shown', async () => {
    const here = run();
    aws.play({
      [`GET ${lockObject}`]: { status: 200, body: '', headers: { etag: '"1"' } },
      [`DELETE ${lockObject}`]: { status: 204 },
    });
    const lock = await readLock(here, blockOfState(here));
    expect(lock).toMatchObject({ who: '', id: 'unreadable, ETag "1"' });
    await expect(freeLock(here, { dead: [], approve: yes })).rejects.toMatchObject({ code: 'state-locked' });
    if (lock !== undefined) expect(await releaseLock(here, lock)).toBe(true);
    lockBy('jo@elsewhere');
    if (lock !== undefined)
      await expect(releaseLock(here, lock)).rejects.toMatchObject({ code: 'lock-changed' });
  });

  const notices: string[] = [];
  const context = {
    cwd: '/',
    env: {},
    emit: (event: { readonly type: string; readonly message?: string }) =>
      void notices.push(event.message ?? ''),
    interrupt: neverInterrupted(),
  };
  beforeEach(() => {
    notices.length = 0;
  });

  it('is waited for as long as asked, by name', async () => {
    await tellLockHolder(context, run({ waitSeconds: 60 }));
    lockBy('jo@elsewhere');
    await tellLockHolder(context, run());
    expect(notices).toEqual([]);
    await tellLockHolder(context, run({ waitSeconds: 60 }));
    expect(notices).toEqual([
      expect.stringMatching(/^Waiting for the lock of the state, held by jo@elsewhere since/),
    ]);
    expect(lockTimeout({ waitSeconds: 60 })).toEqual(['-lock-timeout=60s']);
    expect(lockTimeout({ waitSeconds: undefined })).toEqual([]);
  });

  it('keeps a deploy from looking at what its holder makes, until it is gone', async () => {
    expect(await untilUnlocked(context, run())).toBeUndefined();
    lockBy('jo@elsewhere');
    expect(await untilUnlocked(context, run())).toMatchObject({
      code: 'state-locked',
      message: expect.stringContaining('jo@elsewhere'),
    });
    expect(notices).toEqual([]);
    setTimeout(lockBy, 300);
    expect(await untilUnlocked(context, run({ waitSeconds: 60 }))).toBeUndefined();
    expect(notices).toEqual([expect.stringContaining('held by jo@elsewhere')]);
    lockBy('jo@elsewhere');
    expect(await untilUnlocked(context, run({ waitSeconds: 1 }))).toMatchObject({ code: 'state-locked' });
    const interrupt = { gentle: AbortSignal.abort('SIGINT'), kill: new AbortController().signal };
    await expect(untilUnlocked({ ...context, interrupt }, run({ waitSeconds: 60 }))).rejects.toBeInstanceOf(
      Interrupted,
    );
  });
});

describe('whose lock it is', () => {
  const run: JournalRun = {
    ...{ file: 'f.jsonl', eventsFile: 'f.events', isApplying: true, steps: 1, planned: [], done: [] },
    run: {
      ...{
        type: 'run',
        version: 1,
        at: '2026-01-02T10:00:00.000Z',
        command: 'deploy',
        pid: 7,
        host: 'laptop',
      },
      who: 'jo@laptop',
    },
    ...{ outcome: undefined, isFinished: false, isRecovered: false, needsRecovery: true, isDoubtful: false },
    ...{ lastAt: '2026-01-02T10:05:00.000Z', sendsPassword: undefined },
  };
  const isOurs = (created: string, who = 'jo@laptop') =>
    isLockOf({ id: '1', operation: 'OperationTypeApply', who, created }, run);

  it.each([
    ['before the run', '2026-01-02T09:59:59.999Z', false],
    ['with its begin', '2026-01-02T10:00:00.000Z', true],
    ['while it worked', '2026-01-02T10:03:00.000Z', true],
    ['within ten minutes of its last word: init may take as long', '2026-01-02T10:15:00.000Z', true],
    ['after that', '2026-01-02T10:15:00.001Z', false],
    ['nobody knows when', '', false],
  ])('a lock that was taken %s', (_, created, expected) => {
    expect(isOurs(created)).toBe(expected);
  });

  it('is that of the same user and machine alone', () => {
    expect(isOurs('2026-01-02T10:03:00.000Z', 'jo@desktop')).toBe(false);
  });
});
