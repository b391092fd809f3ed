import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platform } from 'node:process';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { plainInvocation } from '../errors/invocation.js';
import type { ProgressEvent } from '../events/events.js';
import { isAlive, killGroup } from '../processes/groups.js';
import { processFacts } from '../processes/identity/process-facts.js';
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
async function launchWith(script: string, more: { readonly env?: object; readonly parentPid?: number } = {}) {
  const python = join(folder, 'python');
  await writeFile(python, `#!/bin/sh\n${script}\n`);
  await chmod(python, 0o755);
  return launch(python, {
    folder,
    env: { PATH: '/usr/bin:/bin', AWS_SECRET_ACCESS_KEY: 'canary', ...more.env },
    interrupt: { gentle: gentle.signal, kill: new AbortController().signal },
    emit: (event) => events.push(event),
    invocation: plainInvocation,
    ...(more.parentPid === undefined ? {} : { parentPid: more.parentPid }),
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

  test('waits until it answers, passes on what is no credential, and clears up', async () => {
    const names = ['Path', 'HOME', 'USERPROFILE', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG', 'LC_ALL'];
    const env = Object.fromEntries(names.map((name) => [name, `its ${name}`]));
    await writeFile(join(folder, 'log'), 'of the last time');
    const ready = JSON.stringify({ endpoint: 'http://127.0.0.1:5000/', instance: 'this one' });
    const script = `env > env; echo "$*" > args; echo '${ready}' > draft; mv draft "$6"; exec sleep 60`;
    const record = await launchWith(script, { env, parentPid: 4242 });
    onTestFinished(() => killGroup(record.pid));
    const { start: processStart, executable } = await processFacts(record.pid);
    expect(record).toEqual({ version: 1, ...JSON.parse(ready), pid: record.pid, processStart, executable });
    const seen = (await readFile(join(folder, 'env'), 'utf8')).split('\n');
    for (const name of names) expect(seen).toContain(`${name}=its ${name}`);
    expect(seen).toContain('PATH=/usr/bin:/bin');
    expect(seen.join('\n')).not.toContain('canary');
    const launched =
      /^-B -E -s \S*launcher\.py --ready-file \S*\/ready\.[0-9a-f]{8}\.json --parent-pid 4242\n$/;
    expect(await readFile(join(folder, 'args'), 'utf8')).toMatch(launched);
    expect((await readdir(folder)).sort()).toEqual(['args', 'env', 'log', 'python']);
    expect(await readFile(join(folder, 'log'), 'utf8')).toBe('');
    expect(events.at(-1)).toMatchObject({ type: 'stage-ended', stage: 'sandbox', outcome: 'ok' });
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
