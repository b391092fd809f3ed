// Generates hostile inputs of each kind and holds the product to a promise: each ends as a value or a UserError, below 2 s and 500 MB.
//   npx tsx scripts/hostile-inputs.ts [--seed TEXT] [--count N] [--kind NAME]…
// `--count` inputs are shared among the kinds; the seed is printed and draws the same inputs again. The input of a fault is kept in the
// temporary folder, and the exit code is 1. test/hostile-inputs/kinds has the kinds. Interrupted, it tells what it has read.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process, { argv, exit, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { inputOf } from '../test/hostile-inputs/input-of.js';
import { inputKinds } from '../test/hostile-inputs/kinds.js';
import { seedOf, type Task } from '../test/hostile-inputs/task.js';
import { InputProcess, type Tried } from '../test/hostile-inputs/try-inputs.js';

const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    seed: { type: 'string', default: randomUUID().slice(0, 8) },
    count: { type: 'string', default: '1000' },
    kind: { type: 'string', multiple: true, default: Object.keys(inputKinds) },
  },
});
const each = Math.ceil(Number(values.count) / values.kind.length);
const kept: { readonly file: string; readonly bytes: number; readonly words: string }[] = [];

/** Of faults with the same words the smallest input is kept. */
function keep({ kind, seed }: Pick<Task, 'kind' | 'seed'>, { outcome, words, index }: Tried): void {
  const of = inputKinds[kind];
  if (of === undefined) return;
  const text = inputOf(of, seedOf({ kind, seed }, index));
  const first = `${kind}: ${outcome}: ${words.split('\n').slice(0, 3).join(' ')}`;
  const same = kept.findIndex((one) => one.words === first);
  if (same !== -1 && (kept[same]?.bytes ?? 0) <= text.length) return;
  const file = kept[same]?.file ?? join(mkdtempSync(join(tmpdir(), 'hostile-')), `${kind}.txt`);
  writeFileSync(file, text);
  kept.splice(same === -1 ? kept.length : same, 1, { file, bytes: text.length, words: first });
}

/** What became of the inputs of one kind. */
class Counts {
  readonly #of = { value: 0, UserError: 0, fault: 0, hang: 0, memory: 0 };
  #slowest = 0;
  #peak = 0;

  add({ outcome, index, cpuMs, peakMiB }: Tried): void {
    this.#of[outcome] += 1;
    // The first one pays for what it loads.
    if (index > 0) this.#slowest = Math.max(this.#slowest, cpuMs);
    this.#peak = Math.max(this.#peak, peakMiB);
  }

  words(): string {
    const { value, UserError: refused, fault, hang, memory } = this.#of;
    const inputs = value + refused + fault + hang + memory;
    return `${inputs} inputs, ${value} values, ${refused} UserErrors, ${fault} faults, ${hang} over 2 s, ${memory} over 500 MB; slowest ${Math.round(this.#slowest)} ms, process at most ${Math.round(this.#peak)} MB`;
  }
}

const { seed } = values;
stdout.write(`seed ${seed}\n`);
const reader = new InputProcess();
let current: { readonly kind: string; readonly counts: Counts } | undefined;

function end(): never {
  reader.close();
  if (current !== undefined) stdout.write(`${current.kind}: ${current.counts.words()}; not all of them\n`);
  for (const { file, bytes, words } of kept) stdout.write(`${words}\n  kept: ${file} (${bytes} signs)\n`);
  exit(kept.length === 0 && current === undefined ? 0 : 1);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
for (const kind of values.kind) {
  const counts = new Counts();
  current = { kind, counts };
  await reader.try({ kind, seed, from: 0, to: each }, (tried) => {
    counts.add(tried);
    if (tried.outcome !== 'value' && tried.outcome !== 'UserError') keep({ kind, seed }, tried);
  });
  current = undefined;
  stdout.write(`${kind}: ${counts.words()}\n`);
}
end();
