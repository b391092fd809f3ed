import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { requires } from '../../test/requires.js';
import { packageFile } from '../package-files.js';
import { neverInterrupted } from '../processes/interrupt.js';
import { run } from '../processes/run.js';
import { cacheFolder } from './cache-folder.js';
import { installEmulator } from './emulator-packages.js';

const answer = z.object({
  correction: z.string(),
  checked: z.boolean(),
  plain: z.boolean().optional(),
  corrected: z.boolean().optional(),
});

const answers = requires('python') ? await askMoto() : [];

describe.runIf(requires('python'))('the corrections of moto', () => {
  test('are known', () => {
    expect(answers.length).toBeGreaterThan(10);
  });

  describe.each(answers)('$correction', ({ checked, plain, corrected }) => {
    test('is checked by corrections_test.py', () => {
      expect(checked).toBe(true);
    });

    test('is still needed: moto alone gets it wrong (when this fails, the correction can go)', () => {
      expect(plain).toBe(false);
    });

    test('puts it right', () => {
      expect(corrected).toBe(true);
    });
  });
});

async function askMoto(): Promise<z.output<typeof answer>[]> {
  const folder = await mkdtemp(join(tmpdir(), 'multienv-corrections-'));
  const interrupt = neverInterrupted();
  const python = await installEmulator({
    project: folder,
    cacheFolder: cacheFolder(process.env),
    env: process.env,
    interrupt,
    emit: () => {},
  });
  const args = [
    '-B',
    packageFile('src/sandbox/corrections_test.py'),
    packageFile('src/sandbox/emulator/launcher.py'),
  ];
  const result = await run({ command: python, args, cwd: folder, env: process.env, interrupt });
  await rm(folder, { recursive: true, force: true });
  if (result.exitCode !== 0) throw new Error(result.stderr);
  return result.stdout
    .trim()
    .split('\n')
    .map((line) => answer.parse(JSON.parse(line)));
}
