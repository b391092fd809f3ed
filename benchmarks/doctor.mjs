#!/usr/bin/env node
// Whole-process time of `multienv doctor --sandbox` when all is well: `node benchmarks/doctor.mjs [RUNS]`, after `npm run build`.
// It starts an emulator of its own. Each round runs doctor beside its own `node -e 0`; figures are medians of the rounds.
import { argv, exit } from 'node:process';
import { inSandboxProject, main, median, secondsOf } from './measure.mjs';

const rounds = Number(argv[2] ?? 7);
/** About 2 s where `node -e 0` takes 50 ms: well below the 5 s that doctor may take. */
const limit = 40;
let failed = false;

inSandboxProject(3, (folder) => {
  const cases = [
    { name: 'doctor, 1 environment', args: [main, 'doctor', '--sandbox', '--env', 'dev-1'] },
    { name: 'doctor, 3 environments', args: [main, 'doctor', '--sandbox'] },
  ];
  console.log(`Median of ${rounds} rounds, whole process, Node ${process.version}`);
  for (const { name, args } of cases) {
    secondsOf(args, folder);
    const pairs = Array.from({ length: rounds }, () => ({
      node: secondsOf(['-e', '0'], folder),
      ours: secondsOf(args, folder),
    }));
    const ratio = median(pairs.map(({ node, ours }) => ours / node));
    const seconds = median(pairs.map(({ ours }) => ours));
    failed ||= ratio > limit;
    console.log(
      `${name}: ${ratio.toFixed(1)} x node -e 0 (at most ${limit}), ${seconds.toFixed(2)} s (at most 5 on an idle machine)`,
    );
  }
});
exit(failed ? 1 : 0);
