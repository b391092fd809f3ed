import { z } from 'zod';

const lockShape = z.object({
  ID: z.string(),
  Operation: z.string().default(''),
  Who: z.string().default(''),
  Created: z.string().default(''),
});

/** Who holds Terraform's lock on a state. */
export interface StateLock {
  readonly id: string;
  /** User and machine, as `user@host`. */
  readonly who: string;
  /** Since when, as Terraform wrote it: ISO 8601 in UTC. */
  readonly created: string;
  /** What the holder does, for example `OperationTypeApply`. */
  readonly operation: string;
}

/** Reads what Terraform writes into a lock; undefined for anything else. Terraform's `statemgr.LockInfo`. */
export function parseLock(text: string): StateLock | undefined {
  try {
    const { ID, Operation, Who, Created } = lockShape.parse(JSON.parse(text));
    return { id: ID, who: Who, created: Created, operation: Operation };
  } catch {
    return undefined;
  }
}

/** The holder of a lock in words: `jo@laptop since 2026-11-24T02:00:00Z (apply)`. */
export function describeLock({ who, created, operation }: StateLock): string {
  const since = created === '' ? '' : ` since ${created.replace(/\.\d+Z$/, 'Z')}`;
  const what = operation.replace(/^OperationType/, '').toLowerCase();
  return `${who === '' ? 'an unknown run' : who}${since}${what === '' ? '' : ` (${what})`}`;
}

/** The same with its id: `jo@laptop since 2026-11-24T02:00:00Z (apply), lock id 01234567-…`. */
export function nameLock(lock: StateLock): string {
  return `${describeLock(lock)}, lock id ${lock.id}`;
}
