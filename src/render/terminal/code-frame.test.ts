import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { configUnquoted } from '../../config/schema/setting-errors.js';
import { codeFrame, lineReader } from './code-frame.js';

function frameOf(line: string, column = 1): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'frame-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'environments.yaml');
  writeFileSync(file, `first\n${line}\n`);
  const details = { path: 'a.b', source: '1', kind: 'number' };
  return codeFrame(
    configUnquoted.problem(details, { file, line: 2, column, path: 'a.b', value: 1 }),
    lineReader(),
  );
}

it('points at the column', () => {
  expect(frameOf('a: { b: 1 }', 9)).toEqual(['  2 | a: { b: 1 }', '    |         ^']);
});

it.each([
  'db: { engineVersion: 15.10, password: hunter2 }',
  'pasword: "hunter2"',
  '{"apiKey": "hunter2", "b": 1}',
  'my-token: x',
])('shows nothing of a line on which a secret may stand: %s', (line) => expect(frameOf(line)).toEqual([]));

it('shows a line on which a password is only configured', () => {
  expect(frameOf('password: { version: 1 }')).toHaveLength(2);
});

it('escapes what would steer the terminal', () => {
  expect(frameOf('a: "\u001b[31m"').join('')).not.toContain('\u001b');
});
