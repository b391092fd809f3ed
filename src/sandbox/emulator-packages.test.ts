import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platform } from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProgressEvent } from '../events/events.js';
import { Interrupted } from '../processes/interrupt.js';
import { installEmulator } from './emulator-packages.js';

let folder = '';
let events: ProgressEvent[] = [];
let gentle: AbortController;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'multienv-packages-'));
  events = [];
  gentle = new AbortController();
  await putPython('exit 0');
});
afterEach(() => rm(folder, { recursive: true }));

const cache = () => join(folder, 'cache');
const environments = () => join(cache(), 'sandbox');

/** A Python that makes environments with a copy of itself in them, notes its calls, and has a pip that does `pip`. */
async function putPython(pip: string): Promise<void> {
  const script = `#!/bin/sh
echo "$PIP_INDEX_URL" >> '${folder}/index'
echo "$PYTHONHOME$PYTHONPATH$VIRTUAL_ENV$PIP_TARGET$PIP_PREFIX$PIP_USER$PIP_REQUIRE_VIRTUALENV $*" >> '${folder}/calls'
case "$*" in
  *'-m venv '*) for made; do :; done; mkdir -p "$made/bin"; cp "$0" "$made/bin/python" ;;
  *'-m pip '*) ${pip} ;;
  *) echo '3 12 4 True' ;;
esac
`;
  await writeFile(join(folder, 'python3'), script);
  await chmod(join(folder, 'python3'), 0o755);
}

const misleading = [
  ...['PYTHONHOME', 'PYTHONPATH', 'VIRTUAL_ENV'],
  ...['PIP_TARGET', 'PIP_PREFIX', 'PIP_USER', 'PIP_REQUIRE_VIRTUALENV'],
];

const calls = async () => (await readFile(join(folder, 'calls'), 'utf8')).split('\n');

function install(emit: (event: ProgressEvent) => void = () => {}) {
  return installEmulator({
    project: join(folder, 'project'),
    cacheFolder: cache(),
    env: {
      PATH: `${folder}:/usr/bin:/bin`,
      PIP_INDEX_URL: 'https://index.example',
      ...Object.fromEntries(misleading.map((name) => [name, '/elsewhere'])),
      // Also where the person passes them on.
      MULTIENV_PASS_ENV: misleading.join(','),
    },
    interrupt: { gentle: gentle.signal, kill: new AbortController().signal },
    emit: (event) => {
      events.push(event);
      emit(event);
    },
  });
}

describe.skipIf(platform === 'win32')('the packages of the emulator', () => {
  test('are installed with pinned hashes into an environment of their own, once', async () => {
    const python = await install();
    expect(python).toMatch(/\/cache\/sandbox\/[0-9a-f]{16}\/bin\/python$/);
    expect(await readdir(environments())).toHaveLength(1);
    expect(await install()).toBe(python);
    const pip = (await calls()).filter((line) => line.includes('-m pip'));
    expect(pip).toEqual([
      expect.stringMatching(
        /^ -m pip install --require-hashes --no-input --disable-pip-version-check --quiet -r \/.*requirements\.txt$/,
      ),
    ]);
    expect(events).toMatchObject([{ type: 'stage-started' }, { type: 'stage-ended', outcome: 'ok' }]);
  });

  test('are refused in the repository of the project, where whoever writes a branch could put them', async () => {
    await mkdir(join(folder, '.git'));
    await expect(install()).rejects.toMatchObject({ code: 'sandbox-cache-open' });
    // A home that is a repository itself, with the project as one of its own below it.
    await mkdir(join(folder, 'project', '.git'), { recursive: true });
    expect(await install()).toContain('/cache/sandbox/');
  });

  test('come from the index that the person has chosen', async () => {
    await install();
    expect((await readFile(join(folder, 'index'), 'utf8')).trim().split('\n').at(-1)).toBe(
      'https://index.example',
    );
  });

  test('are kept apart from what the variables of the person point to', async () => {
    await install();
    expect((await calls()).join('\n')).not.toContain('/elsewhere');
  });

  test('that pip cannot get are an error with its last words, without the credentials of an index', async () => {
    await putPython(
      'echo "Looking in https://me:hunter2@index.test/simple" >&2; echo "ERROR: no wheel" >&2; exit 1',
    );
    await expect(install()).rejects.toMatchObject({
      code: 'sandbox-install-failed',
      exitCode: 3,
      message: 'The emulator could not be installed: Looking in https://index.test/simple ERROR: no wheel',
    });
    expect(await readdir(environments())).toEqual([]);
    expect(events.at(-1)).toMatchObject({ outcome: 'failed' });
  });

  test('are an error, too, when pip fails without a word', async () => {
    await putPython('exit 1');
    await expect(install()).rejects.toThrow('pip gave no reason.');
  });

  test('leave nothing half-made when the person stops', async () => {
    await putPython('exec sleep 60');
    const stopped = install(({ type }) => {
      if (type === 'stage-started') setTimeout(() => gentle.abort(new Interrupted('SIGINT')), 300);
    });
    await expect(stopped).rejects.toMatchObject({ name: 'Interrupted' });
    expect(await readdir(environments())).toEqual([]);
    expect(events.at(-1)).toMatchObject({ outcome: 'interrupted' });
  });

  test('replace an environment without its Python, and clear away what a killed installation left', async () => {
    const python = await install();
    await rm(python);
    const living = `0123456789abcdef.${process.pid}.x`;
    for (const name of ['0123456789abcdef.2147483646.x', living]) await mkdir(join(environments(), name));
    expect(await install()).toBe(python);
    expect(await readFile(python, 'utf8')).toContain('#!/bin/sh');
    const names = await readdir(environments());
    expect(names).toHaveLength(2);
    expect(names).toContain(living);
  });

  test('are fine when somebody else was quicker', async () => {
    const both = await Promise.all([install(), install()]);
    expect(both[0]).toBe(both[1]);
    expect(await readdir(environments())).toHaveLength(1);
  });
});
