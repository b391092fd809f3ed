import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platform } from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { neverInterrupted } from '../processes/interrupt.js';
import { findPython } from './python.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'multienv-python-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(name: string, answer: string, exitCode = 0): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\necho '${answer}'\nexit ${exitCode}\n`);
  await chmod(path, 0o755);
}

function find() {
  return findPython({
    env: { PATH: folder },
    cwd: folder,
    interrupt: neverInterrupted(),
    project: join(folder, 'project'),
  });
}

describe.skipIf(platform === 'win32')('Python', () => {
  test('is found', async () => {
    await put('python3', '3 12 4 True');
    expect(await find()).toMatchObject({ command: join(folder, 'python3'), version: '3.12.4' });
  });

  test('is looked for under its versions where python3 is too old', async () => {
    await put('python3', '3 9 6 True');
    await put('python3.11', '3 11 2 True');
    expect(await find()).toMatchObject({ command: join(folder, 'python3.11'), version: '3.11.2' });
  });

  test('is missing', async () => {
    await expect(find()).rejects.toMatchObject({ code: 'python-not-found', exitCode: 2 });
  });

  test('is missing when there is but a shim that answers nothing', async () => {
    await put('python3', 'pyenv: python3: command not found', 127);
    await expect(find()).rejects.toMatchObject({ code: 'python-not-found' });
  });

  test('is too old, and the newest is named', async () => {
    await put('python3', '3 9 6 True');
    await put('python', '2 7 18 False');
    await expect(find()).rejects.toMatchObject({
      code: 'python-too-old',
      message: expect.stringContaining('3.9.6'),
    });
  });

  test('lacks ensurepip, and the package of Debian is named', async () => {
    await put('python3', '3 11 2 False');
    await expect(find()).rejects.toMatchObject({
      code: 'sandbox-install-failed',
      problems: [{ hint: expect.stringContaining('python3.11-venv') }],
    });
  });
});
