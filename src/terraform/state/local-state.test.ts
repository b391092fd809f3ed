import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { isDamagedStateFile, isEmptyStateFile } from './local-state.js';

function fileWith(text: string | undefined): string {
  const folder = mkdtempSync(join(tmpdir(), 'multienv-state-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'terraform.tfstate');
  if (text !== undefined) writeFileSync(file, text);
  return file;
}

it.each([
  ['that is not there', undefined, { isEmpty: true, isDamaged: false }],
  [
    'without resources and outputs',
    '{"version":4,"outputs":{},"resources":[]}',
    { isEmpty: true, isDamaged: false },
  ],
  ['with an output', '{"version":4,"outputs":{"a":{}}}', { isEmpty: false, isDamaged: false }],
  [
    'with a resource',
    '{"version":4,"resources":[{"mode":"data","type":"a","name":"b"}]}',
    { isEmpty: false, isDamaged: false },
  ],
  ['of another version', '{"version":3,"modules":[]}', { isEmpty: false, isDamaged: false }],
  ['that is blank', ' \n', { isEmpty: false, isDamaged: false }],
  ['that was cut off', '{"version":4,"resou', { isEmpty: false, isDamaged: true }],
])('a state file %s', (_what, text, expected) => {
  const file = fileWith(text);
  expect({ isEmpty: isEmptyStateFile(file), isDamaged: isDamagedStateFile(file) }).toEqual(expected);
});

it('what is no file is neither empty nor cut off', () => {
  const file = fileWith(undefined);
  mkdirSync(file);
  expect([isEmptyStateFile(file), isDamagedStateFile(file)]).toEqual([false, false]);
});
