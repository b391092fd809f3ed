#!/usr/bin/env node
// Whole-process time of `diff --all` of 100 environments, with and without a declaration of parity over all of them, and of `diff` of two:
// `node benchmarks/compare.mjs [RUNS]`, after `npm run build`. Exits 1 where `diff --all` takes more than 3 s in the median.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, exit } from 'node:process';
import { main, median, secondsOf } from './measure.mjs';

const rounds = Number(argv[2] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'multienv-benchmark-'));
const tiers = ['dev', 'staging', 'prod'];
const environments = Array.from({ length: 100 }, (_, at) => {
  const name = tiers[at % tiers.length];
  const compute = `{ minSize: ${1 + (at % 4)}, maxSize: 9 }`;
  return `  ${name}-${at + 1}: { environment: ${name}, compute: ${compute}, tags: { Team: team-${at % 7} } }\n`;
});
const parity = 'parity: [{ environments: ["*"], except: [compute.*], reason: sizes }]\n';
function project(name, more) {
  writeFileSync(join(folder, name), `version: 1\n${more}environments:\n${environments.join('')}`);
  return ['--config', name];
}

const cases = [
  { name: 'diff --all of 100', args: ['diff', '--all', ...project('plain.yaml', '')], limit: 3 },
  {
    name: 'diff --all of 100 with parity',
    args: ['diff', '--all', ...project('parity.yaml', parity)],
    limit: 3,
  },
  { name: 'diff of two', args: ['diff', 'staging-2', 'prod-3', '--config', 'plain.yaml'], limit: Infinity },
];

let failed = false;
for (const { name, args, limit } of cases) {
  const words = [main, ...args];
  secondsOf(words, folder);
  const pairs = Array.from({ length: rounds }, () => ({
    node: secondsOf(['-e', '0'], folder),
    ours: secondsOf(words, folder),
  }));
  const seconds = median(pairs.map(({ ours }) => ours));
  const ratio = median(pairs.map(({ node, ours }) => ours / node));
  failed ||= seconds > limit;
  const most = Number.isFinite(limit) ? ` (at most ${limit} s)` : '';
  console.log(`${name}: ${seconds.toFixed(2)} s${most}, ${ratio.toFixed(1)} x node -e 0`);
}
rmSync(folder, { recursive: true });
exit(failed ? 1 : 0);
