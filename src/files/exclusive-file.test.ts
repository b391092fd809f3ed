import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createWholeFile, removeLeftover } from './exclusive-file.js';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'exclusive-file-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}
const holds = (text: string) => (file: string) => readFileSync(file, 'utf8') === text;

it('is made once, for its owner alone, and leaves nothing beside it', () => {
  const root = folder();
  const file = join(root, 'lock');
  expect(createWholeFile(file, 'mine')).toBe(true);
  expect(createWholeFile(file, 'yours')).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe('mine');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(root)).toEqual(['lock']);
});

it('a folder that is not there is told', () => {
  expect(() => createWholeFile(join(folder(), 'missing', 'lock'), 'mine')).toThrow(/ENOENT/);
});

it('a leftover is removed, and what another one has made meanwhile stays', () => {
  const root = folder();
  const file = join(root, 'lock');
  writeFileSync(file, 'of the dead');
  removeLeftover(file, holds('of the dead'));
  expect(readdirSync(root)).toEqual([]);
  // Another one took it over between our look and our hand.
  writeFileSync(file, 'of another');
  removeLeftover(file, holds('of the dead'));
  expect(readFileSync(file, 'utf8')).toBe('of another');
  expect(readdirSync(root)).toEqual(['lock']);
});

it('what is gone already is nothing to remove', () => {
  const root = folder();
  removeLeftover(join(root, 'lock'), () => expect.unreachable('nothing was moved'));
  expect(readdirSync(root)).toEqual([]);
});
