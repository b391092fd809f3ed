/** Writes docs/reference/, docs/day-two.md, and docs/reliability.md from its figures: `npm run docs`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { packageFile } from '../src/package-files.js';
import { dayTwoPage } from './reference/day-two-page.js';
import { referencePages } from './reference/pages.js';
import { reliabilityFigures } from './reference/reliability-figures.js';
import { reliabilityPage } from './reference/reliability-page.js';

const folder = packageFile('docs/reference');
mkdirSync(folder, { recursive: true });
for (const [file, text] of await referencePages()) writeFileSync(`${folder}/${file}`, text);
writeFileSync(packageFile('docs/reliability.md'), reliabilityPage(reliabilityFigures()));
writeFileSync(packageFile('docs/day-two.md'), dayTwoPage());
