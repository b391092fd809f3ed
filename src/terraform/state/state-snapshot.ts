import { createHash } from 'node:crypto';
import type { StateDocument } from '../json/state.js';
import { addressesInState, isEmptyState } from '../json/state-resources.js';

/** What tells one state from another. It holds addresses only, never a value. */
export interface StateSnapshot {
  readonly serial: number;
  readonly lineage: string;
  /** Sorted. */
  readonly addresses: readonly string[];
  readonly isEmpty: boolean;
  /** SHA-256 of resources and outputs with all that is in them: equal for equal contents. */
  readonly digest: string;
}

/** Serial, lineage and addresses of a state. */
export function snapshotOf(state: StateDocument): StateSnapshot {
  const { serial, lineage, resources, outputs } = state;
  const digest = createHash('sha256').update(JSON.stringify({ resources, outputs })).digest('hex');
  return { serial, lineage, addresses: addressesInState(state), isEmpty: isEmptyState(state), digest };
}
