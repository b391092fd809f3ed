// Plants faults, drawn by a seed from the constraints of AWS's service models, into the recorded requests of real deploys, and says which
// of them the strict emulator refuses:
//   npx tsx scripts/strict-emulator.ts [--seed 1] [--count 60]
// Needs Python. Ends with 1 when one is accepted.
import { argv, exit, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { plantedFaults } from '../test/strict-emulator/planted-faults.js';

const { values } = parseArgs({
  args: argv.slice(2),
  options: { seed: { type: 'string' }, count: { type: 'string', default: '60' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const faults = await plantedFaults(seed, Number(values.count));
for (const { refused, kind, service, operation, member, code, told } of faults)
  stdout.write(
    `${refused ? 'refused ' : 'ACCEPTED'} ${kind} ${service} ${operation} ${member} ${code} ${told}\n`,
  );
const accepted = faults.filter(({ refused, code, read }) => !refused || code !== read);
stdout.write(`seed ${seed}: ${faults.length - accepted.length} of ${faults.length} refused\n`);
exit(accepted.length === 0 ? 0 : 1);
