import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { answersIn, runEmulatorPython } from '../../test/fixtures/emulator-python.js';
import { requires } from '../../test/requires.js';
import { packageFile } from '../package-files.js';

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
  const script = packageFile('src/sandbox/corrections_test.py');
  const lines = await runEmulatorPython(script, packageFile('src/sandbox/emulator/launcher.py'));
  return answersIn(lines).map((one) => answer.parse(one));
}
