#!/usr/bin/env node
// How many plans at a time are fastest: `node benchmarks/parallel.mjs [ROUNDS]`, after `npm run build`. It decides the default of `--parallel`.
// It starts an emulator of its own and plans six environments that are not deployed, once with `terraform init` and once without. The ways
// take turns in each round; figures are medians, as multiples of `--parallel 1` in the same round.
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { inSandboxProject, main, median, secondsOf } from './measure.mjs';

const rounds = Number(argv[2] ?? 3);
const count = 6;
const ways = [1, 2, 3, 4, 6];

inSandboxProject(count, (folder) => {
  const plan = (parallel) => secondsOf([main, 'plan', '--sandbox', '--parallel', `${parallel}`], folder);
  const forgetInit = () => {
    for (let index = 1; index <= count; index += 1)
      rmSync(join(folder, '.multienv', 'sandbox', 'work', `dev-${index}`), { recursive: true, force: true });
  };
  plan(2);
  const measured = Array.from({ length: rounds }, () =>
    ways.map((parallel) => {
      forgetInit();
      return { parallel, first: plan(parallel), again: plan(parallel) };
    }),
  );
  console.log(
    `Plans of ${count} environments, ${availableParallelism()} processors, ${rounds} rounds, median`,
  );
  for (const [index, parallel] of ways.entries()) {
    const figure = (kind) => {
      const ratio = median(measured.map((round) => round[index][kind] / round[0][kind]));
      return `${ratio.toFixed(2)} x --parallel 1 (${median(measured.map((round) => round[index][kind])).toFixed(1)} s)`;
    };
    console.log(`--parallel ${parallel}: with init ${figure('first')}, without ${figure('again')}`);
  }
});
