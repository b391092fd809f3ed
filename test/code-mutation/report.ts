import { groupBy } from '../../src/group-by.js';
import { nameOf } from './mutant.js';
import { reasonOf } from './reasons.js';
import type { Result } from './run-mutants.js';

/** How many mutants of each folder fell, and every mutant with its fate: survivors first. */
export function report(results: readonly Result[]): string {
  const folders = groupBy(results, ({ mutant }) => mutant.file.split('/')[1] ?? '');
  const rows = [...folders].map(([folder, some]) => `${folder.padEnd(14)} ${shareOf(some)}`);
  const [fallen, alive] = [results.filter(isKilled), results.filter((result) => !isKilled(result))];
  return `${[...alive.map(line), '', ...fallen.map(line), '', ...rows, `${'all'.padEnd(14)} ${shareOf(results)}`].join('\n')}\n`;
}

/** Survivors that nobody gave a reason for. */
export function unexplained(results: readonly Result[]): readonly Result[] {
  return results.filter((result) => !isKilled(result) && reasonOf(result.mutant) === undefined);
}

function isKilled({ killedBy }: Result): boolean {
  return killedBy !== undefined;
}

function shareOf(results: readonly Result[]): string {
  const killed = results.filter(isKilled).length;
  return `${killed} of ${results.length} fell (${Math.round((100 * killed) / results.length)} %)`;
}

function line({ mutant, killedBy, tests }: Result): string {
  const fate =
    killedBy === undefined
      ? `SURVIVED ${tests} test files: ${reasonOf(mutant) ?? 'no reason given'}`
      : `killed by ${killedBy}`;
  return `${mutant.file}:${mutant.line} ${nameOf(mutant).slice(mutant.file.length + 1)}\n    ${fate}`;
}
