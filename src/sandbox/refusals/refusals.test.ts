import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { answersIn, runEmulatorPython } from '../../../test/fixtures/emulator-python.js';
import { requires } from '../../../test/requires.js';
import { packageFile } from '../../package-files.js';
import { readRefusals } from './read-refusals.js';

const answer = z.object({
  refusal: z.string(),
  operation: z.string(),
  code: z.string(),
  codeIsDocumented: z.boolean(),
  quotesPassword: z.boolean(),
  differs: z.array(z.string()),
  soundIsRefusedBy: z.array(z.string()),
  motoTakesSound: z.boolean(),
});

const answers = requires('python') ? await tryExamples() : [];

describe.runIf(requires('python'))('the refusals beyond the service models', () => {
  test('have all been tried', () => {
    expect(new Set(answers.map(({ refusal }) => refusal))).toEqual(
      new Set(readRefusals().map(({ name }) => name)),
    );
  });

  describe.each(answers)('$refusal, $operation', (tried) => {
    test('refuses its example with a code of its docstring', () => {
      expect(tried.code).not.toBe('');
      expect(tried.codeIsDocumented).toBe(true);
    });

    test('lets the sound request through, which differs in the fault alone, and so do all others and moto', () => {
      expect(tried.soundIsRefusedBy).toEqual([]);
      expect(tried.motoTakesSound).toBe(true);
      expect(tried.differs.length).toBeGreaterThan(0);
    });

    test('quotes no password', () => {
      expect(tried.quotesPassword).toBe(false);
    });
  });
});

async function tryExamples(): Promise<z.output<typeof answer>[]> {
  const folder = await mkdtemp(join(tmpdir(), 'multienv-refusals-'));
  const file = join(folder, 'answers.jsonl');
  try {
    const script = packageFile('src/sandbox/refusals/refusals_test.py');
    await runEmulatorPython(script, packageFile('src/sandbox/emulator'), file);
    return answersIn(await readFile(file, 'utf8')).map((one) => answer.parse(one));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
