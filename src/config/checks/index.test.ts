import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { environmentChecks } from './index.js';

const folder = dirname(fileURLToPath(import.meta.url));
const files = readdirSync(folder).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'index.ts',
);

const isCheck = (value: unknown) =>
  typeof value === 'object' && value !== null && 'reads' in value && 'run' in value;

it('every check that a file exports is in the registry', async () => {
  const declared = new Set<unknown>();
  for (const file of files) {
    const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(join(folder, file)).href);
    for (const exported of Object.values(module).flat()) if (isCheck(exported)) declared.add(exported);
  }
  expect(declared.size).toBeGreaterThan(10);
  const registered = new Set<unknown>(environmentChecks);
  expect([...declared].filter((check) => !registered.has(check))).toEqual([]);
});
