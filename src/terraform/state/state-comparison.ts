import { isDeepStrictEqual } from 'node:util';
import type { StateSnapshot } from './state-snapshot.js';

/** What the states of two backends mean for a migration. */
export type StateComparison = 'move' | 'adopt' | 'conflict';

/**
 * Compares the state to move with the one at the target. `adopt` when the target has it already (a colleague moved it, or an earlier
 * migration was cut short) or when there is nothing to move; `conflict` when the target holds the state of something else.
 */
export function compareStates(source: StateSnapshot, target: StateSnapshot): StateComparison {
  if (source.isEmpty) return 'adopt';
  if (target.isEmpty) return 'move';
  if (source.lineage !== target.lineage) return 'conflict';
  if (target.serial < source.serial) return 'move';
  if (target.serial > source.serial) return 'adopt';
  return source.digest === target.digest ? 'adopt' : 'conflict';
}

/** Whether a state has arrived: the same lineage, addresses and contents, and the same serial or, since some backends count the copy, the next. */
export function hasArrived(found: StateSnapshot, expected: StateSnapshot): boolean {
  return (
    found.lineage === expected.lineage &&
    [expected.serial, expected.serial + 1].includes(found.serial) &&
    isDeepStrictEqual(found.addresses, expected.addresses) &&
    found.digest === expected.digest
  );
}
