import { appendFileSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platform } from 'node:process';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { followFile } from './file-tail.js';
import { LineReader } from './lines.js';

let file = '';
let lines: string[] = [];
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'file-tail-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  file = join(folder, 'output');
  writeFileSync(file, '');
  lines = [];
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

const follow = () => followFile(file, new LineReader((line) => lines.push(line)));

it('looks twenty times a second, and five hundred times when it is to hurry', () => {
  const followed = follow();
  appendFileSync(file, 'one\n');
  vi.advanceTimersByTime(49);
  expect(lines).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(lines).toEqual(['one']);
  followed.hurry();
  appendFileSync(file, 'two\n');
  vi.advanceTimersByTime(1);
  expect(lines).toEqual(['one']);
  vi.advanceTimersByTime(1);
  expect(lines).toEqual(['one', 'two']);
  expect(vi.getTimerCount()).toBe(1);
  followed.stop();
});

it('looks once more at the end, takes what is left for a line, and lets go of the file', () => {
  const followed = follow();
  appendFileSync(file, 'one\nlast');
  followed.stop();
  expect(lines).toEqual(['one', 'last']);
  expect(vi.getTimerCount()).toBe(0);
  if (platform === 'linux') expect(openFiles()).not.toContain(file);
});

it('reads a letter whole that comes in two pieces', () => {
  const followed = follow();
  const [first, second] = Buffer.from('ö');
  appendFileSync(file, Buffer.from([first ?? 0]));
  vi.advanceTimersByTime(50);
  appendFileSync(file, Buffer.from([second ?? 0]));
  followed.stop();
  expect(lines).toEqual(['ö']);
});

it('reads no more than 4 MiB at one look, and all of it at the end', () => {
  const followed = follow();
  const line = `${'x'.repeat(64 * 1024 - 1)}\n`;
  writeFileSync(file, line.repeat(100));
  vi.advanceTimersByTime(50);
  expect(lines).toHaveLength(64);
  followed.stop();
  expect(lines).toHaveLength(100);
});

function openFiles(): readonly string[] {
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      return [readlinkSync(`/proc/self/fd/${name}`)];
    } catch {
      return [];
    }
  });
}
