#!/usr/bin/env node
// Times of `multienv check`: `node benchmarks/check.mjs [--runs N] [--checkov PATH]`, after `npm run build`.
// The whole process on one production environment against `node -e 0`, 200 environments beyond start-up for each thousand of their resources,
// and Checkov on the same stack where there is one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { env, execPath, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from './measure.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string' }, checkov: { type: 'string' } } });
const runs = Number(values.runs ?? 5);
const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'multienv-check-'));

function seconds(command, args) {
  const started = performance.now();
  const { status, error, stderr } = spawnSync(command, args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // Findings exit with 1, here and with Checkov.
  if (error || status === null || status > 1)
    throw error ?? new Error(`${command} ended with ${status}: ${stderr}`);
  return (performance.now() - started) / 1000;
}

const node = (...args) => seconds(execPath, args);

function file(name, environment, count) {
  const lines = Array.from(
    { length: count },
    (_, index) => `  ${environment}-${index + 1}: { environment: ${environment} }\n`,
  );
  writeFileSync(join(folder, name), `version: 1\nenvironments:\n${lines.join('')}`);
  return name;
}

function findCheckov() {
  const named =
    values.checkov ??
    (env.PATH ?? '')
      .split(delimiter)
      .map((at) => join(at, 'checkov'))
      .find(existsSync);
  return named !== undefined && existsSync(named) ? named : undefined;
}

const one = file('one.yaml', 'prod', 1);
const many = file('many.yaml', 'prod', 200);
const check = (config) => [main, 'check', '--fail-on', 'none', '--config', config];
node(main, 'synth', '--config', one, '--out', 'out');
node(...check(one));

const rounds = Array.from({ length: runs }, () => ({
  start: node('-e', '0'),
  one: node(...check(one)),
  stack: node(main, 'check', '--fail-on', 'none', '--stack', 'out'),
  many: node(...check(many)),
}));
const checkov = findCheckov();
// Checkov stops at `required_version`, which is no block, and would be timed at reading nothing.
const { terraform: _, ...stack } = JSON.parse(
  readFileSync(join(folder, 'out/stacks/multi-env-prod-1/cdk.tf.json'), 'utf8'),
);
const resources = [stack.resource, stack.data]
  .flatMap((types) => Object.values(types))
  .reduce((sum, named) => sum + Object.keys(named).length, 0);
writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(stack, null, 2));
const checkovRounds =
  checkov === undefined
    ? []
    : Array.from({ length: Math.min(runs, 3) }, () => ({
        ours: node(main, 'check', '--fail-on', 'none', '--stack', 'out'),
        theirs: seconds(checkov, [
          '-f',
          join(folder, 'cdk.tf.json'),
          '--framework',
          'terraform_json',
          '--quiet',
          '--compact',
          '--skip-download',
        ]),
      }));

const ratio = median(rounds.map(({ one: ours, start }) => ours / start));
const beyond = median(rounds.map(({ many: all, one: ours }) => all - ours));
console.log(`Median of ${runs} rounds, whole process, Node ${process.version}`);
console.log(
  `check of one production environment: ${ratio.toFixed(1)} x node -e 0 (at most 15), ${Math.round(median(rounds.map(({ one: ours }) => ours)) * 1000)} ms`,
);
console.log(
  `check --stack of its Terraform JSON: ${Math.round(median(rounds.map(({ stack }) => stack)) * 1000)} ms`,
);
const perThousand = (beyond / (200 * resources)) * 1000;
console.log(
  `200 environments of ${resources} resources beyond start-up: ${beyond.toFixed(2)} s, ${perThousand.toFixed(3)} s for each thousand resources (at most 0.25)`,
);
let failed = ratio > 15 || perThousand > 0.25;
if (checkovRounds.length === 0) console.log('Checkov: left out, there is none (PATH, or --checkov PATH)');
else {
  const share = median(checkovRounds.map(({ ours, theirs }) => ours / theirs));
  failed ||= share > 0.1;
  console.log(
    `Checkov on the same stack: ${median(checkovRounds.map(({ theirs }) => theirs)).toFixed(1)} s; ours takes ${(share * 100).toFixed(1)} % of it (at most 10 %)`,
  );
}
rmSync(folder, { recursive: true });
exit(failed ? 1 : 0);
