// Tries each edit of test/day-two by itself on environments that are really deployed on the sandbox, and notes in test/day-two/tried.json which rows
// are as the table says; then it writes docs/day-two.md, which marks them:
//   npx tsx scripts/day-two.ts [--only SETTING]… [--open]
// --open: rows alone that no earlier run has found to be so, or that were edited since. What an interrupted run has found stays.
// The plan has to show what the table says, line by line; what loses data has to be refused by `deploy --yes`, and to leave everything as it was.
// Exits 1 where something is not so. Takes about an hour and a half; needs Terraform and Python.
import { readFileSync, writeFileSync } from 'node:fs';
import { argv, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { packageFile } from '../src/package-files.js';
import buildFirst from '../test/build-first.js';
import { editedEnvironments } from '../test/day-two/edit.js';
import { edits } from '../test/day-two/edits.js';
import { rowKey } from '../test/day-two/row-key.js';
import { type TriedEdit, tryEdit } from '../test/day-two/try-edit.js';
import { TemporarySandbox } from '../test/e2e/temporary-sandbox.js';
import { emulatorNetwork } from '../test/golden-states/emulator-network.js';
import { type EmulatorNetwork, goldenEnvironments } from '../test/golden-states/environments.js';
import { dayTwoPage, triedFile } from './reference/day-two-page.js';

const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    only: { type: 'string', multiple: true, default: [] },
    open: { type: 'boolean', default: false },
  },
});
const keys = new Set(edits.map(rowKey));
const before: unknown = JSON.parse(readFileSync(triedFile, 'utf8'));
/** Rows that are as the table says; those that were edited since are none any more. */
const found = new Set((Array.isArray(before) ? before.map(String) : []).filter((key) => keys.has(key)));
const chosen = edits.filter(
  (edit) =>
    (values.only.length === 0 || values.only.includes(edit.setting)) &&
    !(values.open && found.has(rowKey(edit))),
);

async function deployAll(sandbox: TemporarySandbox, network: EmulatorNetwork): Promise<void> {
  sandbox.write(goldenEnvironments(network));
  const used = editedEnvironments.filter((on) => chosen.some((edit) => edit.on === on));
  for (const on of used) await sandbox.multienv('secret', 'init', '--env', on, '--sandbox');
  // The emulator's network has no route to the internet, which doctor would not let pass.
  const flags = ['--sandbox', '--yes', '--skip-doctor', '--parallel', '3'];
  await sandbox.succeed('deploy', ...used.flatMap((on) => ['--env', on]), ...flags);
}

buildFirst();
const sandbox = new TemporarySandbox('version: 1\nenvironments: { dev-001: { environment: dev } }\n');
const tried: TriedEdit[] = [];
try {
  await sandbox.succeed('sandbox', 'up');
  const network = await emulatorNetwork(sandbox.endpoint);
  await deployAll(sandbox, network);
  for (const edit of chosen) {
    const one = await tryEdit(sandbox, edit, network);
    tried.push(one);
    found[one.faults.length === 0 ? 'add' : 'delete'](rowKey(edit));
    const rows = edits.map(rowKey).filter((key) => found.has(key));
    writeFileSync(triedFile, `${JSON.stringify(rows, undefined, 2)}\n`);
    const { shown = 'no plan', refusedBy = 'not tried', faults } = one;
    stdout.write(`${edit.on} ${edit.setting}: ${shown}, deploy --yes: ${refusedBy}\n`);
    for (const fault of faults) stdout.write(`  ${fault}\n`);
  }
} finally {
  await sandbox.close();
}
writeFileSync(packageFile('docs/day-two.md'), dayTwoPage());
const wrong = tried.filter(({ faults }) => faults.length > 0);
stdout.write(`${tried.length} edits, ${wrong.length} not as the table says\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
