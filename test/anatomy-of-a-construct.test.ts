import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveEnvironment } from '../src/config/resolve/resolve-environment.js';
import { schemaAt, settingPaths } from '../src/config/schema/schema-index.js';
import { valueAt } from '../src/config/schema/setting-path.js';
import { packageFile } from '../src/package-files.js';
import { everyOption } from './fixtures/every-option.js';

const read = (file: string) => readFileSync(packageFile(file), 'utf8');
const filesOf = (folder: string) =>
  readdirSync(packageFile(folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));

const sources = filesOf('src/constructs').map((file) => ({ file, text: read(file) }));
const blocks = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/export class (\w+) extends Construct\b/g)].map(([, name = '']) => ({
    name,
    file,
    text,
  })),
);
const index = read('src/index.ts');
const stacks = filesOf('src/stacks').map(read).join('\n');

/** Lists of the file that stand in for every edit which a new block needs: see "Anatomy of a construct" in CONTRIBUTING. */
describe('a block', () => {
  it('is found where there is one', () => {
    expect(blocks.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'Network',
        'LoadBalancer',
        'Compute',
        'Database',
        'Bucket',
        'InstanceIdentity',
      ]),
    );
  });

  it.each(blocks)('$name is part of the stack, of the library, and of its guide', ({ name }) => {
    expect(stacks).toMatch(new RegExp(`\\bnew ${name}\\(`));
    expect(index).toMatch(new RegExp(`\\b${name}\\b`));
    expect(index).toMatch(new RegExp(`\\b${name}Props\\b`));
    expect(read('docs/guides/library.md')).toContain(`\`${name}\``);
  });

  const taking = blocks.filter(({ text }) => /^ {2}readonly settings: /m.test(text));

  it.each(taking)(
    '$name puts escaped settings in the place of the given ones before anything else',
    ({ text }) => {
      const [, given = 'nothing', first = ''] =
        /constructor\(scope: Construct, id: string, (\w+): \w+\) \{\n\s+super\(scope, id\);\n(.*)\n/.exec(
          text,
        ) ?? [];
      expect(first).toMatch(new RegExp(`^ {4}const .+ = withLiterals\\(${given}, 'settings'`));
      expect(text.match(new RegExp(`\\b${given}\\b`, 'g'))).toHaveLength(2);
    },
  );

  it('escapes settings nowhere else', () => {
    const escaping = sources.filter(({ text }) => /import \{[^}]*\bliterals\b[^}]*\}/.test(text));
    expect(escaping.map(({ file }) => file)).toEqual([]);
  });
});

describe('the settings of a block', () => {
  const settings = sources
    .filter(({ file }) => basename(file) === 'settings.ts')
    .flatMap(({ text }) =>
      [...text.matchAll(/export const (\w+Settings) = z/g)].map(([, name = '']) => name),
    );

  it.each(settings)('%s are part of the schema', (name) => {
    expect(read('src/config/schema/environment-schema.ts')).toMatch(new RegExp(`import .*\\b${name}\\b`));
  });
});

describe('the names of a block', () => {
  const folders = sources
    .filter(({ file }) => basename(file) === 'names.ts')
    .map(({ file }) => basename(dirname(file)));

  it.each(folders)(
    'of %s are among those of an environment, with their rules, and in the library',
    (folder) => {
      for (const file of ['src/config/names/environment-names.ts', 'src/config/names/ruled-names.ts'])
        expect(read(file)).toContain(`constructs/${folder}/names.js`);
      expect(index).toContain(`constructs/${folder}/names.js`);
    },
  );
});

describe('every option', () => {
  const environments = everyOption.map(({ environment, config }) =>
    resolveEnvironment({ environment, suffix: `${environment}-001`, config }),
  );
  /** The backend changes nothing in a stack but its backend block, and has tests of its own. */
  const paths = settingPaths().filter((path) => !/^backend\b/.test(path));
  const valuesOf = (path: string) => new Set(environments.map((one) => valueAt(one, path.split('.'))));

  it.each(paths)('uses %s: each choice of it, and a value where it has no default', (path) => {
    const schema = schemaAt(['defaults', ...path.split('.')]);
    const choices = schema?.enum ?? (schema?.type === 'boolean' ? [true, false] : []);
    for (const choice of choices) expect(valuesOf(path)).toContain(choice);
    expect([...valuesOf(path)].some((value) => value !== undefined)).toBe(true);
  });
});
