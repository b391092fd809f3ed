#!/usr/bin/env node
// Whole-process time of `multienv graph` against `node -e 0`: `node benchmarks/graph.mjs [ROUNDS]`, after `npm run build`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, exit } from 'node:process';
import { main, median, secondsOf } from './measure.mjs';

const rounds = Number(argv[2] ?? 7);
const limit = 15;
const folder = mkdtempSync(join(tmpdir(), 'multienv-graph-'));
writeFileSync(
  join(folder, 'environments.yaml'),
  'version: 1\nenvironments:\n  dev-1: { environment: dev }\n  prod-1: { environment: prod, loadBalancer: { allowPlainHttp: { reason: measured } } }\n',
);
let failed = false;
console.log(`Median of ${rounds} rounds, whole process, Node ${process.version}`);
for (const environment of ['dev-1', 'prod-1']) {
  const args = [main, 'graph', environment, '--out', 'picture.svg'];
  secondsOf(args, folder);
  const pairs = Array.from({ length: rounds }, () => ({
    node: secondsOf(['-e', '0'], folder),
    ours: secondsOf(args, folder),
  }));
  const ratio = median(pairs.map(({ node, ours }) => ours / node));
  failed ||= ratio > limit;
  const milliseconds = Math.round(median(pairs.map(({ ours }) => ours)) * 1000);
  console.log(`graph ${environment}: ${ratio.toFixed(1)} x node -e 0 (at most ${limit}), ${milliseconds} ms`);
}
rmSync(folder, { recursive: true });
exit(failed ? 1 : 0);
