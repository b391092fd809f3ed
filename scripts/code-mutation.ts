// Changes the code in one small way after the other and looks whether a unit test notices:
// npx tsx scripts/code-mutation.ts [--seed TEXT] [--folder NAME] [--per-folder 10] [--jobs 2] [--from NUMBER] [--named] [--unreached] [--json]
// --unreached: lists the functions that no unit test reaches instead, with the number of changes that nobody would notice.
// (The mutants of *stacks*, for the rules of the review, are those of scripts/mutation-test.ts.)
import { parseArgs } from 'node:util';
import { testCode, unreachedCode } from '../test/code-mutation/code-mutation.js';
import { report, unexplained } from '../test/code-mutation/report.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    folder: { type: 'string' },
    'per-folder': { type: 'string', default: '10' },
    jobs: { type: 'string', default: '2' },
    from: { type: 'string', default: '1' },
    named: { type: 'boolean', default: false },
    unreached: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const { seed, folder, named, json } = values;
if (values.unreached) {
  const found = await unreachedCode({ jobs: Number(values.jobs) });
  process.stdout.write(found.map((one) => `${one}\n`).join(''));
  process.exit(0);
}
process.stderr.write(named ? 'The named mutants.\n' : `Seed: ${seed}\n`);
const { results, gone } = await testCode({
  seed,
  folder,
  named,
  perFolder: Number(values['per-folder']),
  jobs: Number(values.jobs),
  from: Number(values.from),
});
process.stdout.write(json ? `${JSON.stringify({ seed, results, gone }, null, 2)}\n` : report(results));
for (const text of gone) process.stderr.write(`To be written anew: ${text}\n`);
process.exit(unexplained(results).length + gone.length === 0 ? 0 : 1);
