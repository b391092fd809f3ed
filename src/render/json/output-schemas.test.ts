import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../../package-files.js';
import { outputSchemas } from './output-schemas.js';
import { jsonOutputs } from './outputs/index.js';

const files = new Map(outputSchemas());

describe('the JSON Schemas of what commands print', () => {
  it.each([...files.keys()])('%s is what the code says: if not, run `npm run docs`', (file) => {
    expect(readFileSync(packageFile(`schemas/output/${file}`), 'utf8')).toBe(files.get(file));
  });

  it('are all of the folder', () => {
    expect(readdirSync(packageFile('schemas/output')).sort()).toEqual([...files.keys()].sort());
  });

  it('let a later field pass, and hold what there is', () => {
    const isInit = new Ajv().compile(JSON.parse(files.get('init.schema.json') ?? ''));
    expect(isInit({ version: 1, ok: true, file: 'environments.yaml', files: [], later: 1 })).toBe(true);
    expect(isInit({ version: 1, ok: true })).toBe(false);
    expect(isInit({ version: 2, ok: true, file: 'environments.yaml', files: [] })).toBe(false);
  });
});

describe('the outputs', () => {
  it('are there for every command with `--json`, but `schema`, which prints another schema', () => {
    const page = readFileSync(packageFile('docs/reference/commands.md'), 'utf8');
    const sections = page.split('\n## multienv ').slice(1);
    const withJson = sections
      .filter((text) => text.includes(' [--json] '))
      .map((text) => text.split('\n')[0] ?? '');
    expect(withJson.length).toBeGreaterThan(20);
    expect(withJson.filter((command) => command !== 'schema').sort()).toEqual(
      Object.keys(jsonOutputs).sort(),
    );
  });
});
