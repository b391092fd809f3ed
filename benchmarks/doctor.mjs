#!/usr/bin/env node
// Whole-process time of `multienv doctor --sandbox` when all is well: `node benchmarks/doctor.mjs [RUNS]`, after `npm run build`.
// It starts an emulator of its own. Each round runs doctor beside its own `node -e 0`; figures are medians of the rounds.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, execPath, exit } from 'node:process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const rounds = Number(argv[2] ?? 7);
/** About 2 s where `node -e 0` takes 50 ms: well below the 5 s that doctor may take. */
const limit = 40;
const folder = mkdtempSync(join(tmpdir(), 'multienv-benchmark-'));

function run(args) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(execPath, args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stdout}${stderr}`);
  return (performance.now() - started) / 1000;
}

function median(figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const environments = [1, 2, 3].map((index) => `  dev-00${index}: { environment: dev }\n`).join('');
writeFileSync(join(folder, 'environments.yaml'), `version: 1\nenvironments:\n${environments}`);
let failed = false;
try {
  run([main, 'sandbox', 'up']);
  run([main, 'secret', 'init', '--sandbox']);
  const cases = [
    { name: 'doctor, 1 environment', args: [main, 'doctor', '--sandbox', '--env', 'dev-001'] },
    { name: 'doctor, 3 environments', args: [main, 'doctor', '--sandbox'] },
  ];
  console.log(`Median of ${rounds} rounds, whole process, Node ${process.version}`);
  for (const { name, args } of cases) {
    run(args);
    const pairs = Array.from({ length: rounds }, () => ({ node: run(['-e', '0']), ours: run(args) }));
    const ratio = median(pairs.map(({ node, ours }) => ours / node));
    const seconds = median(pairs.map(({ ours }) => ours));
    failed ||= ratio > limit;
    console.log(
      `${name}: ${ratio.toFixed(1)} x node -e 0 (at most ${limit}), ${seconds.toFixed(2)} s (at most 5 on an idle machine)`,
    );
  }
} finally {
  spawnSync(execPath, [main, 'sandbox', 'down'], { cwd: folder });
  rmSync(folder, { recursive: true });
}
exit(failed ? 1 : 0);
