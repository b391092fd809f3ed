import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platform } from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plainInvocation } from '../errors/invocation.js';
import type { ProgressEvent } from '../events/events.js';
import { isAlive } from '../processes/groups.js';
import { Interrupted } from '../processes/interrupt.js';
import { launch } from './launch.js';

let folder = '';
let events: ProgressEvent[] = [];
let gentle: AbortController;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'multienv-launch-'));
  events = [];
  gentle = new AbortController();
});
afterEach(() => rm(folder, { recursive: true }));

/** Launches the emulator with a Python that does `script`. */
async function launchWith(script: string) {
  const python = join(folder, 'python');
  await writeFile(python, `#!/bin/sh\n${script}\n`);
  await chmod(python, 0o755);
  return launch(python, {
    folder,
    env: { PATH: '/usr/bin:/bin', AWS_SECRET_ACCESS_KEY: 'canary' },
    interrupt: { gentle: gentle.signal, kill: new AbortController().signal },
    emit: (event) => events.push(event),
    invocation: plainInvocation,
  });
}

describe.skipIf(platform === 'win32')('the start of the emulator', () => {
  test('that ends at once is an error that names the log', async () => {
    await expect(launchWith('env; echo broken >&2; exit 1')).rejects.toMatchObject({
      code: 'sandbox-start-failed',
      exitCode: 3,
      problems: [{ hint: expect.stringContaining(join(folder, 'log')) }],
    });
    expect(events.at(-1)).toMatchObject({ type: 'stage-ended', outcome: 'failed' });
    const log = await readFile(join(folder, 'log'), 'utf8');
    expect(log).toContain('broken');
    expect(log).not.toContain('canary');
  });

  test('that is interrupted leaves no process', async () => {
    setTimeout(() => gentle.abort(new Interrupted('SIGINT')), 300);
    const stopped = launchWith(`echo $$ > '${folder}/pid'; exec sleep 60`);
    await expect(stopped).rejects.toMatchObject({ name: 'Interrupted' });
    expect(events.at(-1)).toMatchObject({ outcome: 'interrupted' });
    expect(isAlive(Number(await readFile(join(folder, 'pid'), 'utf8')))).toBe(false);
    expect((await readdir(folder)).sort()).toEqual(['log', 'pid', 'python']);
  });
});
