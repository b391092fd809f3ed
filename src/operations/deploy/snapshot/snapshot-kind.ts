import type { SnapshotKind } from '../../../aws/db-snapshots.js';
import { typeFactsOf } from '../../../resources/index.js';

/** Of what a deploy takes a snapshot before a resource of this type goes; undefined where it takes none. */
export function snapshotKindOf(resourceType: string): SnapshotKind | undefined {
  const snapshot = typeFactsOf(resourceType)?.snapshot;
  return snapshot === 'own' ? undefined : snapshot;
}

/** What becomes of the data of a resource that a deploy replaces or deletes. */
export function keptOf(resourceType: string): 'snapshot' | 'own-snapshot' | 'nothing' {
  const snapshot = typeFactsOf(resourceType)?.snapshot;
  if (snapshot === 'own') return 'own-snapshot';
  return snapshot === undefined ? 'nothing' : 'snapshot';
}
