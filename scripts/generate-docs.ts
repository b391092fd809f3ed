/** Writes docs/reference/: `npm run docs`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { packageFile } from '../src/package-files.js';
import { referencePages } from './reference/pages.js';

const folder = packageFile('docs/reference');
mkdirSync(folder, { recursive: true });
for (const [file, text] of await referencePages()) writeFileSync(`${folder}/${file}`, text);
