// Deploys environments with the product as it was at another commit, and plans them with the product of today:
//   npx tsx scripts/upgrade-from.ts COMMIT
// Prints what each plan would change; exits 1 when one would replace or destroy something, or cannot be made. Takes some minutes; needs
// Git, Terraform and Python, and npm where that commit has another package-lock.json.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, execPath, exit, stderr, stdout } from 'node:process';
import type { PlanSummary } from '../src/changes/plan-changes.js';
import buildFirst from '../test/build-first.js';
import { type CliRun, repository } from '../test/cli/run-cli.js';
import { TemporarySandbox } from '../test/e2e/temporary-sandbox.js';

const commit = argv[2];
if (commit === undefined) {
  stderr.write('Usage: npx tsx scripts/upgrade-from.ts COMMIT\n');
  exit(2);
}

/** Development and production with each source of the password. */
const environments = (['dev', 'prod'] as const).flatMap((tier) =>
  (['secretsManager', 'generated', 'rdsManaged'] as const).map((source, index) => ({
    suffix: `${tier}-${index}01`,
    line: `environment: ${tier}, database: { password: { source: ${source} } }`,
    isSecretOurs: source === 'secretsManager',
  })),
);
const chosen = environments.flatMap(({ suffix }) => ['--env', suffix]);
const file = `version: 1\nenvironments:\n${environments.map(({ suffix, line }) => `  ${suffix}: { ${line} }\n`).join('')}`;

/** Builds the commit in a folder of its own. */
function build(folder: string): void {
  const inherit = { cwd: folder, stdio: ['ignore', 2, 2] } satisfies Parameters<typeof execFileSync>[2];
  execFileSync('git', ['worktree', 'add', '--detach', folder, commit ?? ''], { ...inherit, cwd: repository });
  const lockOf = (root: string) => readFileSync(join(root, 'package-lock.json'), 'utf8');
  if (lockOf(folder) === lockOf(repository))
    symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  else execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], inherit);
  execFileSync(execPath, [join(folder, 'scripts', 'build.mjs')], inherit);
}

/** Deploys all with the build of that folder. */
async function deployWith(folder: string, sandbox: TemporarySandbox): Promise<void> {
  const main = join(folder, 'dist', 'cli', 'main.js');
  const secrets = environments.flatMap((one) => (one.isSecretOurs ? ['--env', one.suffix] : []));
  for (const args of [
    ['secret', 'init', ...secrets],
    // Questions to AWS of six environments at once can be slow on an emulator; the states are what counts here.
    ['deploy', '--yes', '--skip-doctor', ...chosen],
  ]) {
    stderr.write(`${commit}: multienv ${args.join(' ')} --sandbox\n`);
    const run = await sandbox.runBuild(main, [...args, '--sandbox', sandbox.endpoint]);
    if (run.exitCode !== 0) throw new Error(`It ended with ${run.exitCode}.\n${run.stderr.slice(-4000)}`);
  }
}

interface ToldPlan {
  readonly suffix: string;
  readonly summary?: PlanSummary;
  readonly changes?: readonly Readonly<Record<string, unknown>>[];
}

/** @returns whether every plan could be made, and loses nothing */
function tell({ stdout: text, stderr: words }: CliRun): boolean {
  const { environments: plans = [] }: { environments?: readonly ToldPlan[] } = JSON.parse(text);
  for (const { suffix, summary, changes } of plans) {
    const told = changes?.length === 0 ? 'nothing changes' : JSON.stringify(summary ?? 'no plan');
    stdout.write(`${suffix}: ${told}\n`);
    for (const change of changes ?? []) stdout.write(`  ${JSON.stringify(change)}\n`);
  }
  const isSafe = ({ summary }: ToldPlan) => summary?.replace === 0 && summary.destroy === 0;
  if (plans.length === environments.length && plans.every(isSafe)) return true;
  stderr.write(words);
  return false;
}

buildFirst();
const folder = mkdtempSync(join(tmpdir(), 'multienv-build-'));
const sandbox = new TemporarySandbox(file);
try {
  build(folder);
  await sandbox.succeed('sandbox', 'up');
  await deployWith(folder, sandbox);
  const isSafe = tell(await sandbox.multienv('plan', '--json', ...chosen, '--sandbox'));
  stdout.write(`${isSafe ? 'Nothing' : 'SOMETHING'} would be replaced or destroyed.\n`);
  process.exitCode = isSafe ? 0 : 1;
} finally {
  await sandbox.close();
  execFileSync('git', ['worktree', 'remove', '--force', folder], { cwd: repository });
}
