#!/usr/bin/env node
// Whole-process times of `multienv` against `node -e 0`: `node benchmarks/startup.mjs [RUNS]`, after `npm run build`.
// Every round runs each command once, beside its own `node -e 0`; the figure is the median of the rounds' ratios.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, execPath, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { median } from './measure.mjs';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const rounds = Number(argv[2] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'multienv-benchmark-'));

function environmentsFile(count) {
  const file = join(folder, `${count}.yaml`);
  const lines = Array.from({ length: count }, (_, index) => `  dev-${index + 1}: { environment: dev }\n`);
  writeFileSync(file, `version: 1\nenvironments:\n${lines.join('')}`);
  return file;
}

function seconds(args) {
  const started = performance.now();
  const { status, stderr } = spawnSync(execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return (performance.now() - started) / 1000;
}

const synth = (count) => [
  main,
  'synth',
  '--config',
  environmentsFile(count),
  '--out',
  join(folder, `out-${count}`),
];
const cases = [
  { name: '--help', args: [main, '--help'], limit: 4 },
  { name: 'synth of 2 environments', args: synth(2), limit: 12 },
  { name: 'synth of 100 environments', args: synth(100), limit: 80 },
];

let failed = false;
console.log(`Median of ${rounds} rounds, whole process, Node ${process.version}`);
for (const { name, args, limit } of cases) {
  seconds(args);
  const pairs = Array.from({ length: rounds }, () => ({ node: seconds(['-e', '0']), ours: seconds(args) }));
  const ratio = median(pairs.map(({ node, ours }) => ours / node));
  failed ||= ratio > limit;
  const milliseconds = Math.round(median(pairs.map(({ ours }) => ours)) * 1000);
  console.log(`${name}: ${ratio.toFixed(1)} x node -e 0 (at most ${limit}), ${milliseconds} ms`);
}
rmSync(folder, { recursive: true });
exit(failed ? 1 : 0);
