// Tries each edit of test/day-two by itself on environments that are really deployed on the sandbox, and writes docs/day-two.md:
//   npx tsx scripts/day-two.ts [--only SETTING]…
// The plan has to show what the table says, line by line; what loses data has to be refused by `deploy --yes`, and to leave everything as it was.
// Exits 1 where something is not so. Takes about half an hour; needs Terraform and Python.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import buildFirst from '../test/build-first.js';
import { repository } from '../test/cli/run-cli.js';
import { editedEnvironments } from '../test/day-two/edit.js';
import { edits } from '../test/day-two/edits.js';
import { type TriedEdit, tryEdit } from '../test/day-two/try-edit.js';
import { TemporarySandbox } from '../test/e2e/temporary-sandbox.js';
import { emulatorNetwork } from '../test/golden-states/emulator-network.js';
import { type EmulatorNetwork, goldenEnvironments } from '../test/golden-states/environments.js';
import { dayTwoPage } from './reference/day-two-page.js';

const { values } = parseArgs({
  args: argv.slice(2),
  options: { only: { type: 'string', multiple: true, default: [] } },
});
const chosen = edits.filter(({ setting }) => values.only.length === 0 || values.only.includes(setting));

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
    const { shown = 'no plan', refusedBy = 'not tried', faults } = one;
    stdout.write(`${edit.on} ${edit.setting}: ${shown}, deploy --yes: ${refusedBy}\n`);
    for (const fault of faults) stdout.write(`  ${fault}\n`);
  }
} finally {
  await sandbox.close();
}
if (values.only.length === 0) writeFileSync(join(repository, 'docs', 'day-two.md'), dayTwoPage(tried));
const wrong = tried.filter(({ faults }) => faults.length > 0);
stdout.write(`${tried.length} edits, ${wrong.length} not as the table says\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
