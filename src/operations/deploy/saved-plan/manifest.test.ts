import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packageFile } from '../../../package-files.js';
import { manifestSchemaText } from './manifest.js';

it('the schema of the manifest is what the code says: if not, run `npm run docs`', () => {
  expect(readFileSync(packageFile('schemas/saved-plan.schema.json'), 'utf8')).toBe(manifestSchemaText());
});
