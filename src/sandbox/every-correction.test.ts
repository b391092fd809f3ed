import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../package-files.js';

const folder = packageFile('src/sandbox/emulator/corrections');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const registry = read('__init__.py');
const checks = readFileSync(packageFile('src/sandbox/corrections_test.py'), 'utf8');

/** Functions that patch moto take nothing and return nothing; those for their module alone begin with `_`. */
const corrections = readdirSync(folder)
  .filter((file) => file.endsWith('.py') && file !== '__init__.py')
  .flatMap((file) =>
    [...read(file).matchAll(/^def ([a-z]\w*)\(\) -> None:\n([^\n]*)/gm)].map(([, name = '', first = '']) => ({
      name: `${file.replace(/\.py$/, '')}.${name}`,
      first,
    })),
  );

/** Read as text: what these say is known without Python too. `corrections.test.ts` runs each with and without it. */
describe('a correction of the emulator', () => {
  it('is found where there is one', () => {
    expect(corrections.length).toBeGreaterThan(10);
  });

  it.each(corrections)('$name is in ALL, and says what moto gets wrong', ({ name, first }) => {
    expect(registry).toMatch(new RegExp(`^ {4}"[a-z0-9-]+": ${name},$`, 'm'));
    expect(first).toMatch(/^ {4}"""moto [^"]{20}/);
  });

  it.each([...registry.matchAll(/^ {4}"([a-z0-9-]+)":/gm)].map(([, name = '']) => name))(
    '%s has its check in corrections_test.py',
    (name) => {
      expect(checks).toContain(`\ndef ${name.replaceAll('-', '_')}(aws) -> bool:\n`);
    },
  );
});
