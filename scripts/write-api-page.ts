import { writeFileSync } from 'node:fs';
import { packageFile } from '../src/package-files.js';
import { apiPage } from './reference/api-page.js';

// Writes docs/reference/api.md from dist/types: `npm run api`, after a change of what the package exports.
writeFileSync(packageFile('docs/reference/api.md'), apiPage(packageFile('.')));
