import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { everyOption } from '../../../test/fixtures/every-option.js';
import { plainInvocation } from '../../errors/invocation.js';
import { resolveEnvironment } from '../resolve/resolve-environment.js';
import { environmentChecks } from './index.js';

const folder = dirname(fileURLToPath(import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
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

/** A copy of settings that notes which of them are read, dotted. */
function noting<Value>(value: Value, read: Set<string>, path = ''): Value {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get: (target, key) => {
      const found: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol' || Array.isArray(target)) return found;
      const name = path === '' ? key : `${path}.${key}`;
      if (typeof found !== 'object') read.add(name);
      return noting(found, read, name);
    },
  });
}

const identity = /^(environment|suffix|project|tier|edition)$/;

it('every check says which settings it reads: it does not run when one of them is broken', () => {
  const unsaid = environmentChecks.flatMap(({ reads, run }) => {
    const read = new Set<string>();
    for (const { environment, config } of everyOption) {
      const resolved = resolveEnvironment({ environment, suffix: `${environment}-001`, config });
      run(noting(structuredClone(resolved), read), plainInvocation);
    }
    const isSaid = (name: string) => reads.some((said) => name === said || name.startsWith(`${said}.`));
    const open = [...read].filter((name) => !identity.test(name) && !isSaid(name));
    return open.length === 0 ? [] : [`${reads.join(', ')}: reads ${open.join(', ')} too`];
  });
  expect(unsaid).toEqual([]);
});
