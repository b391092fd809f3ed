import type { Certainty } from '../../../rules/conditions/certainty.js';
import type { Policy } from '../../access/access.js';
import type { Place } from '../../places/place.js';

/** What one of several policies says, and which one decides it. */
export interface Said {
  readonly is: Certainty;
  readonly by: Policy | undefined;
}

/** What is certain counts before what may be. */
export function best(said: readonly Said[]): Said {
  return (
    said.find(({ is }) => is === 'yes') ??
    said.find(({ is }) => is === 'maybe') ?? { is: 'no', by: undefined }
  );
}

/** The policy of what is looked up may allow what nothing of the stack does. */
export function policyElsewhere({ isManaged, address }: Place): string | undefined {
  return isManaged ? undefined : `the policy of ${address} is not in the stack`;
}
