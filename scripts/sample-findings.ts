import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { check } from '../src/operations/check/check.js';
import { neverInterrupted } from '../src/processes/interrupt.js';
import { byGravity } from '../src/render/wording/by-gravity.js';

// Draws failures of the review by a seed, to be judged by a reader of the configurations. Read the configuration first, write down what you would
// complain about, and only then look at this list.
//   npx tsx scripts/sample-findings.ts [--seed TEXT] [--count N] PLAN...

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '14' }, count: { type: 'string', default: '60' } },
  allowPositionals: true,
});

/** Numbers from 0 to 1 that a text decides: mulberry32 over a sum of its signs. */
function numbersOf(seed: string): () => number {
  let state = [...seed].reduce((sum, sign) => Math.imul(sum, 31) + sign.charCodeAt(0), 7) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const plans = positionals.map((name) => ({ name, text: readFileSync(name, 'utf8') }));
const context = { cwd: process.cwd(), env: {}, emit: () => {}, interrupt: neverInterrupted() };
const { findings } = await check(context, { plans, profile: 'none' });
const failed = findings.filter(({ outcome }) => outcome === 'fail').toSorted(byGravity);
const next = numbersOf(values.seed);
const drawn = failed.map((finding) => ({ finding, at: next() })).toSorted((a, b) => a.at - b.at);
console.log(`seed ${values.seed}: ${values.count} of ${failed.length} failures in ${plans.length} plans`);
for (const [index, { finding }] of drawn.slice(0, Number(values.count)).entries()) {
  const { severity, ruleId, address, message, file } = finding;
  console.log([index + 1, severity, ruleId, file, address, message].join('\t'));
}
