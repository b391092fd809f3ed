import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requires } from '../../test/requires.js';
import { plainInvocation } from '../errors/invocation.js';
import { isAlive } from '../processes/groups.js';
import { processStart } from '../processes/identity/process-start.js';
import { neverInterrupted } from '../processes/interrupt.js';
import { cacheFolder } from './cache-folder.js';
import { findSandbox, resetSandbox, startSandbox, stopSandbox } from './sandbox.js';
import { readServerRecord, writeServerRecord } from './server-file.js';

let root = '';
let folder = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'multienv-sandbox-'));
  folder = join(root, '.multienv', 'sandbox', 'server');
});
afterAll(async () => {
  await stopSandbox(folder, plainInvocation);
  await rm(root, { recursive: true, force: true });
});

function start() {
  return startSandbox({
    project: root,
    folder,
    cacheFolder: cacheFolder(process.env),
    env: { ...process.env, AWS_SECRET_ACCESS_KEY: 'canary' },
    interrupt: neverInterrupted(),
    emit: () => {},
    invocation: plainInvocation,
    parentPid: process.pid,
  });
}

describe.runIf(requires('python'))('the sandbox', { timeout: 240_000 }, () => {
  test('is not found before it was started, and stopping it then does nothing', async () => {
    expect(await findSandbox(folder)).toBeUndefined();
    expect(await stopSandbox(folder, plainInvocation)).toBe(false);
  });

  test('starts once, however many start it at the same time', async () => {
    const [one, two, three] = await Promise.all([start(), start(), start()]);
    expect(two).toEqual(one);
    expect(three).toEqual(one);
    expect(await findSandbox(folder)).toEqual(one);
    expect(await readdir(folder)).toEqual(['log', 'server.json']);
    expect(await readFile(join(root, '.multienv', '.gitignore'), 'utf8')).toBe('*\n');
  });

  test('forgets everything at a reset', async () => {
    const server = await start();
    const bucket = new URL('/some-bucket', server.endpoint);
    await fetch(bucket, { method: 'PUT' });
    expect((await fetch(bucket)).status).toBe(200);
    await resetSandbox(server, plainInvocation);
    expect((await fetch(bucket)).status).toBe(404);
  });

  test('writes no query into its log', async () => {
    const { endpoint } = await start();
    await fetch(new URL('/some-bucket?X-Amz-Security-Token=canary', endpoint));
    const log = await readFile(join(folder, 'log'), 'utf8');
    expect(log).toContain('GET /some-bucket');
    expect(log).not.toContain('canary');
  });

  test('puts the states of an earlier server aside when a new one starts', async () => {
    const before = await start();
    const states = join(root, '.multienv', 'sandbox', 'state');
    await mkdir(join(states, 'dev-001'), { recursive: true });
    expect(await stopSandbox(folder, plainInvocation)).toBe(true);
    expect(isAlive(before.pid ?? 0)).toBe(false);
    await start();
    expect(await readdir(join(root, '.multienv', 'sandbox'))).toEqual(['server', 'state.previous']);
  });

  test('starts again over a record of a process that is somebody else by now, and leaves that one alone', async () => {
    await start();
    const record = await readServerRecord(folder);
    await stopSandbox(folder, plainInvocation);
    if (record === undefined) throw new Error('There was a server.');
    writeServerRecord(folder, { ...record, pid: process.pid, processStart: 'another time' });
    expect(await findSandbox(folder)).toBeUndefined();
    expect((await start()).pid).not.toBe(process.pid);
  });

  test('takes over the lock of a start that was killed', async () => {
    await stopSandbox(folder, plainInvocation);
    await writeFile(join(folder, 'start.lock'), '2147483646');
    expect((await start()).pid).not.toBeNull();
  });

  test('overlooks a record that makes no sense', async () => {
    await stopSandbox(folder, plainInvocation);
    await writeFile(join(folder, 'server.json'), '{"version":1,');
    expect(await findSandbox(folder)).toBeUndefined();
  });
});

test('a reset of a server that does not answer is an error with a code', async () => {
  const gone = resetSandbox({ endpoint: 'http://127.0.0.1:9', pid: null }, plainInvocation);
  await expect(gone).rejects.toMatchObject({ code: 'sandbox-reset-failed', exitCode: 3 });
});

test('a reset that the server refuses is an error with its answer', async () => {
  const server = createServer((_request, response) => response.writeHead(500).end());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  await expect(resetSandbox({ endpoint, pid: null }, plainInvocation)).rejects.toMatchObject({
    code: 'sandbox-reset-failed',
    message: 'The sandbox could not be reset: it answered 500.',
  });
  await new Promise((closed) => server.close(closed));
});

test('a process is told from a later one with the same id', async () => {
  expect(await processStart(process.pid)).toBe(await processStart(process.pid));
  expect(await processStart(2_147_483_646)).toBeUndefined();
});
