// Deploys random valid files of one environment one after the other with `deploy --yes`, and lets the emulator judge what is left:
//   npx tsx scripts/pairs-campaign.ts [--seed NUMBER] [--count PAIRS] [--chain PAIRS]
// After each deploy the database's DbiResourceId, the bucket's creation date, and the ARNs of the secret and of every KMS key have to be what they
// were, unless that very address was allowed; a refused deploy has to leave everything. Some refusals are tried again with what they say may be
// allowed: the judge has to see that. Exits 1 where something was lost. A pair takes about half a minute; needs Terraform and Python.
import { argv, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import buildFirst from '../test/build-first.js';
import { TemporarySandbox } from '../test/e2e/temporary-sandbox.js';
import { FileDraw } from '../test/pairs/draw-files.js';
import { allowable, PairLife, type PairResult } from '../test/pairs/pair-life.js';
import type { Choices } from '../test/pairs/valid-files.js';

const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
    count: { type: 'string', default: '20' },
    chain: { type: 'string', default: '5' },
  },
});
const seed = Number(values.seed);
const counts = new Map<string, number>();
const faults: string[] = [];

function tell(name: string, result: PairResult, choices: Choices): void {
  const { outcome, codes, lost, allowed, words } = result;
  const kind = allowed.length > 0 ? `${outcome} with --allow` : outcome;
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const code of codes) counts.set(`  ${code}`, (counts.get(`  ${code}`) ?? 0) + 1);
  stdout.write(
    `${name}: ${[kind, ...codes].join(' ')}${lost.length > 0 ? `, lost ${lost.join(' ')}` : ''}\n`,
  );
  if (outcome === 'refused' || outcome === 'deployed') return;
  stdout.write(`  ${JSON.stringify(choices)}\n${words.replace(/^/gm, '  | ')}\n`);
  if (outcome === 'fault') faults.push(name);
}

/** @returns how many pairs were tried */
async function liveChain(sandbox: TemporarySandbox, chainSeed: number, pairs: number): Promise<number> {
  const suffix = `c-${chainSeed}`;
  const life = new PairLife(sandbox, suffix);
  const draw = new FileDraw(chainSeed, life.isValid);
  let deployed = draw.after();
  if (deployed === undefined) return 0;
  const first = await life.deploy(deployed);
  tell(`seed ${chainSeed}, first`, first, deployed);
  if (first.outcome !== 'deployed') return 0;
  for (let pair = 1; pair <= pairs; pair += 1) {
    const next = draw.after(deployed);
    if (next === undefined) return pair - 1;
    const name = `seed ${chainSeed}, pair ${pair}`;
    let result = await life.deploy(next);
    tell(name, result, next);
    if (result.outcome === 'refused' && pair % 2 === 0 && allowable(result).length > 0) {
      const allowed = allowable(result);
      result = await life.deploy(next, allowed);
      tell(`${name}, allowed`, result, next);
      const unseen = result.outcome === 'deployed' ? allowed.filter((one) => !result.lost.includes(one)) : [];
      if (unseen.length > 0) faults.push(`${name}: the judge has not seen ${unseen.join(' ')}`);
    }
    if (result.outcome === 'deployed') deployed = next;
    if (result.outcome === 'cut' || result.outcome === 'fault') return pair;
  }
  return pairs;
}

buildFirst();
const sandbox = new TemporarySandbox('version: 1\nenvironments: { dev-001: { environment: dev } }\n');
try {
  await sandbox.succeed('sandbox', 'up');
  let tried = 0;
  for (let index = 0; tried < Number(values.count) && index < Number(values.count) * 2; index += 1)
    tried += await liveChain(
      sandbox,
      seed + index,
      Math.min(Number(values.chain), Number(values.count) - tried),
    );
  stdout.write(`${tried} pairs from seed ${seed}\n`);
} finally {
  await sandbox.close();
}
for (const [kind, count] of counts) stdout.write(`${kind}: ${count}\n`);
stdout.write(
  faults.length === 0 ? 'Nothing was lost that nobody had allowed.\n' : `FAULTS: ${faults.join('; ')}\n`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
