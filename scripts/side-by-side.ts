// Development and production with everything on, side by side on the sandbox: deployed, edited fifteen times, destroyed, and after each deploy
// a plan without changes. Writes what came of it into docs/reliability.json and docs/reliability.md:
//   npx tsx scripts/side-by-side.ts
// Takes about half an hour on two cores. Needs Terraform and Python. Ends with 1 where something was at fault, or is left.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exit, stderr } from 'node:process';
import buildFirst from '../test/build-first.js';
import { repository } from '../test/cli/run-cli.js';
import { liveSideBySide } from '../test/side-by-side/live-side-by-side.js';
import { reliabilityFigures } from './reference/reliability-figures.js';
import { reliabilityPage } from './reference/reliability-page.js';

buildFirst();
const started = performance.now();
const sideBySide = await liveSideBySide(({ name, changed, faults }) => {
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  stderr.write(`${minutes} min: ${name}: ${changed.join('; ')} ${faults.join('\n')}\n`);
});
const figures = { ...reliabilityFigures(), sideBySide };
writeFileSync(join(repository, 'docs', 'reliability.json'), `${JSON.stringify(figures, undefined, 2)}\n`);
writeFileSync(join(repository, 'docs', 'reliability.md'), reliabilityPage(figures));
const isRight = sideBySide.steps.every(({ faults }) => faults.length === 0) && sideBySide.left.length === 0;
stderr.write(`${isRight ? 'no fault' : 'FAULT'}; left: ${sideBySide.left.join(', ') || 'nothing'}\n`);
exit(isRight ? 0 : 1);
