// Generates hostile inputs of each kind and holds the product to a promise: each ends as a value or a UserError, below 2 s and 500 MB.
//   npx tsx scripts/hostile-inputs.ts [--seed TEXT] [--count N] [--kind files|stacks|plans|streams|states|locks|journals]…
// `--count` inputs are shared among the kinds; the seed is printed and draws the same inputs again. The input of a fault is kept in the
// temporary folder, and the exit code is 1. 100,000 take about an hour on two cores.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, exit, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { inputOf } from '../test/hostile-inputs/input-of.js';
import { inputKinds } from '../test/hostile-inputs/kinds.js';
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
const reader = new InputProcess();
const kept: { readonly file: string; readonly bytes: number; readonly words: string }[] = [];

/** Of faults with the same words the smallest input is kept. */
function keep(kind: string, seed: string, { outcome, words }: Tried): void {
  const of = inputKinds[kind];
  if (of === undefined) return;
  const text = inputOf(of, seed);
  const first = `${kind}: ${outcome}: ${words.split('\n').slice(0, 3).join(' ')}`;
  const same = kept.findIndex((one) => one.words === first);
  if (same !== -1 && (kept[same]?.bytes ?? 0) <= text.length) return;
  const file = kept[same]?.file ?? join(mkdtempSync(join(tmpdir(), 'hostile-')), `${kind}.txt`);
  writeFileSync(file, text);
  kept.splice(same === -1 ? kept.length : same, 1, { file, bytes: text.length, words: first });
}

stdout.write(`seed ${values.seed}\n`);
for (const kind of values.kind) {
  const counts = { value: 0, UserError: 0, fault: 0, hang: 0, memory: 0 };
  let slowest = 0;
  for (let index = 0; index < each; index++) {
    const seed = `${values.seed} ${kind} ${index}`;
    const tried = await reader.try({ kind, seed });
    counts[tried.outcome] += 1;
    // The first one pays for what it loads.
    if (index > 0) slowest = Math.max(slowest, tried.cpuMs);
    if (tried.outcome !== 'value' && tried.outcome !== 'UserError') keep(kind, seed, tried);
  }
  const { value, UserError: refused, fault, hang, memory } = counts;
  stdout.write(
    `${kind}: ${each} inputs, ${value} values, ${refused} UserErrors, ${fault} faults, ${hang} over 2 s, ${memory} over 500 MB; slowest ${Math.round(slowest)} ms\n`,
  );
}
reader.close();
for (const { file, bytes, words } of kept) stdout.write(`${words}\n  kept: ${file} (${bytes} signs)\n`);
exit(kept.length === 0 ? 0 : 1);
