// Draws docs/images/architecture.svg, the picture of prod-003 of this project's environments.yaml in README and the guide: `npx tsx scripts/draw-architecture.ts`.
import { writeFileSync } from 'node:fs';
import { packageFile } from '../src/package-files.js';
import { architectureSvg } from './recording/architecture-svg.js';

const file = packageFile('docs/images/architecture.svg');
writeFileSync(file, await architectureSvg());
console.log(`${file} written`);
