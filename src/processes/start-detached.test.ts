import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isAlive, killAllGroups, killGroup } from './groups.js';
import { startDetached } from './start-detached.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'multienv-detached-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const start = (script: string) =>
  startDetached({
    command: execPath,
    args: ['-e', script],
    cwd: folder,
    env: {},
    logFile: join(folder, 'log'),
  });

async function logged(text: string): Promise<void> {
  while (!(await readFile(join(folder, 'log'), 'utf8')).includes(text)) await sleep(20);
}

it('goes on by itself, writes to a private log and ends when its group is killed', async () => {
  const { pid } = await start(`console.log('ready'); setInterval(() => {}, 1000)`);
  await logged('ready');
  killAllGroups();
  expect(isAlive(pid)).toBe(true);
  expect((await stat(join(folder, 'log'))).mode & 0o777).toBe(0o600);
  await killGroup(pid);
  expect(isAlive(pid)).toBe(false);
});

it('is asked to end before it is killed', async () => {
  const { pid } = await start(
    `process.on('SIGTERM', () => { console.log('bye'); process.exit(0); }); console.log('ready'); setInterval(() => {}, 1000)`,
  );
  await logged('ready');
  await killGroup(pid, { graceMs: 3000 });
  await logged('bye');
  expect(isAlive(pid)).toBe(false);
});

it('is killed when it does not want to end', async () => {
  const { pid } = await start(
    `process.on('SIGTERM', () => {}); console.log('ready'); setInterval(() => {}, 1000)`,
  );
  await logged('ready');
  await killGroup(pid, { graceMs: 100 });
  expect(isAlive(pid)).toBe(false);
});

it('says which program is missing', async () => {
  await expect(
    startDetached({
      command: 'no-such-program',
      args: [],
      cwd: folder,
      env: {},
      logFile: join(folder, 'log'),
    }),
  ).rejects.toMatchObject({ code: 'tool-not-found' });
});

it('says why a program that is there cannot be started', async () => {
  const command = join(folder, 'broken');
  await writeFile(command, '#!/no/such/interpreter\n', { mode: 0o755 });
  await expect(
    startDetached({ command, args: [], cwd: folder, env: {}, logFile: join(folder, 'log') }),
  ).rejects.toMatchObject({ code: 'tool-not-startable', message: expect.stringContaining('ENOENT') });
});
