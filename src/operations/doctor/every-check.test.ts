import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { environmentChecks } from './environment/index.js';
import { generalChecks } from './general/index.js';

const here = dirname(fileURLToPath(import.meta.url));

const isCheck = (value: unknown) =>
  typeof value === 'object' && value !== null && 'id' in value && 'title' in value && 'run' in value;

describe.each([
  ['general', generalChecks],
  ['environment', environmentChecks],
] as const)('the checks of doctor in %s', (name, registry) => {
  const folder = join(here, name);
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const tests = readFileSync(join(folder, `${name}-checks.test.ts`), 'utf8');

  it('are all in the registry', async () => {
    const declared: unknown[] = [];
    for (const file of files.filter((one) => one !== 'index.ts')) {
      const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(join(folder, file)).href);
      declared.push(...Object.values(module).filter(isCheck));
    }
    expect(declared.length).toBeGreaterThan(5);
    expect(declared.filter((check) => !registry.some((one) => one === check))).toEqual([]);
  });

  it.each(registry.map(({ id }) => id))('%s stands in the file of its id, and a test names it', (id) => {
    expect(files).toContain(`${id}.ts`);
    expect(tests).toContain(`'${id}'`);
  });
});
