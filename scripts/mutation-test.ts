// Weakens every scalar of synthesized prod, one at a time, and prints what the rules do not see: npx tsx scripts/mutation-test.ts
import { stdout } from 'node:process';
import { testMutants } from '../test/mutation/mutation-test.js';

stdout.write(`${JSON.stringify(testMutants(), null, 2)}\n`);
