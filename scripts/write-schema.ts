import { writeFileSync } from 'node:fs';
import { environmentsJsonSchemaText } from '../src/operations/project/schema.js';
import { packageFile } from '../src/package-files.js';

// Writes schemas/environments.schema.json: run `npx tsx scripts/write-schema.ts` after a change of a setting or a default.
writeFileSync(packageFile('schemas/environments.schema.json'), environmentsJsonSchemaText());
