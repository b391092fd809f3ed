import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { checkProfileSchemaText } from '../src/config/profile/check-profile-schema.js';
import { manifestSchemaText } from '../src/operations/deploy/saved-plan/manifest.js';
import { environmentsJsonSchemaText } from '../src/operations/project/schema.js';
import { packageFile } from '../src/package-files.js';
import { outputSchemas } from '../src/render/json/output-schemas.js';

// Writes schemas/environments.schema.json, schemas/saved-plan.schema.json and schemas/output/: run `npm run docs` after a change of a setting, a default or a `--json` output.
writeFileSync(packageFile('schemas/environments.schema.json'), environmentsJsonSchemaText());
writeFileSync(packageFile('schemas/saved-plan.schema.json'), manifestSchemaText());

writeFileSync(packageFile('schemas/check-profile.schema.json'), checkProfileSchemaText());

const folder = packageFile('schemas/output');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const [file, text] of outputSchemas()) writeFileSync(`${folder}/${file}`, text);
