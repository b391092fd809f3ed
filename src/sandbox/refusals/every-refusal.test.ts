import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../../package-files.js';
import { readRefusals } from './read-refusals.js';

const folder = packageFile('src/sandbox/emulator/refusals');
const refusals = readRefusals();
const functions = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.py'))
  .flatMap((file) => {
    const module = (file.split(/[/\\]/).at(-1) ?? '').replace(/\.py$/, '');
    const found = readFileSync(join(folder, file), 'utf8').matchAll(
      /^def (\w+)\(request: Request\) -> Refusal \| None:/gm,
    );
    return [...found].map(([, name]) => `${module}.${name}`);
  });

/** Read as text: what these say is known without Python too. `refusals.test.ts` tries the examples. */
describe('a refusal of the emulator', () => {
  it('is found where there is one', () => {
    expect(functions.length).toBeGreaterThan(80);
  });

  it('is in ALL, once', () => {
    expect(refusals.map(({ place }) => place).sort()).toEqual([...functions].sort());
    expect(new Set(refusals.map(({ name }) => name)).size).toBe(refusals.length);
  });

  it.each(refusals)('$name says what AWS refuses, with which code, and where AWS says so', (refusal) => {
    expect(refusal.sentence).toMatch(/^.{20,}\.$/);
    expect(refusal.answers.length).toBeGreaterThan(0);
    expect(refusal.pages.length).toBeGreaterThan(0);
    expect(refusal.calls.length).toBeGreaterThan(0);
    for (const call of refusal.calls) expect(call).toMatch(/^[a-z0-9]+:[A-Z]\w+$/);
  });

  it.each(refusals)('$name has an example beside it', ({ examples }) => {
    expect(examples).toBeGreaterThan(0);
  });
});
