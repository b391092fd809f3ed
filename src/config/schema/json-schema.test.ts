import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { environmentsJsonSchema, environmentsJsonSchemaText } from '../../operations/project/schema.js';
import { packageFile } from '../../package-files.js';

it('is the committed schema: run `npx tsx scripts/write-schema.ts` when this fails', () => {
  const committed = readFileSync(packageFile('schemas/environments.schema.json'), 'utf8');
  expect(committed).toBe(environmentsJsonSchemaText());
});

it('names the defaults of the tiers where editors show them', () => {
  expect(JSON.stringify(environmentsJsonSchema())).toContain(
    'Default: 20 (development), 50 (staging), 100 (production).',
  );
});
