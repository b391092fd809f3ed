import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { environmentsJsonSchemaText } from '../src/operations/project/schema.js';
import { packageFile } from '../src/package-files.js';
import { outputSchemas } from '../src/render/json/output-schemas.js';

// Writes schemas/environments.schema.json and schemas/output/: run `npm run docs` after a change of a setting, a default or a `--json` output.
writeFileSync(packageFile('schemas/environments.schema.json'), environmentsJsonSchemaText());

const folder = packageFile('schemas/output');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const [file, text] of outputSchemas()) writeFileSync(`${folder}/${file}`, text);
