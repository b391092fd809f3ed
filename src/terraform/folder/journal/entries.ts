import { z } from 'zod';
import { identityShape } from '../../json/created-resources.js';

const step = {
  at: z.string(),
  address: z.string(),
  resourceType: z.string(),
  action: z.enum(['create', 'update', 'delete']),
};
const id = { idKey: z.string().optional(), idValue: z.string().optional() };

const entryShape = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('run'),
    version: z.literal(1),
    at: z.string(),
    command: z.string(),
    pid: z.number(),
    host: z.string(),
    /** As Terraform writes it into a lock: `user@host`. */
    who: z.string(),
  }),
  /** Resources whose data a person allowed to be lost, why, and the snapshots that were taken before. */
  z.object({
    type: z.literal('allowed'),
    at: z.string(),
    addresses: z.array(z.string()),
    reason: z.string().optional(),
    snapshots: z.array(z.string()),
  }),
  /** Terraform is about to change something. */
  z.object({ type: z.literal('applying'), at: z.string(), steps: z.number() }),
  z.object({
    type: z.literal('planned'),
    address: z.string(),
    resourceType: z.string(),
    identity: identityShape,
  }),
  /** The plan gives the database a password. */
  z.object({ type: z.literal('sends-password'), address: z.string(), version: z.number().nullable() }),
  z.object({ type: z.literal('started'), ...step, ...id }),
  z.object({ type: z.literal('completed'), ...step, ...id }),
  z.object({ type: z.literal('errored'), ...step }),
  /** Terraform has written the state and says what it did. */
  z.object({ type: z.literal('finished'), at: z.string() }),
  z.object({
    type: z.literal('ended'),
    at: z.string(),
    outcome: z.enum(['ok', 'failed', 'interrupted', 'killed', 'crashed']),
  }),
  z.object({ type: z.literal('recovered'), at: z.string() }),
  /** The state that had what the run made was lost after it, and what it made has to be looked for. */
  z.object({ type: z.literal('state-lost'), at: z.string() }),
]);

/** One line of a journal. No value of an attribute stands in it but names and ids by which AWS finds a resource. */
export type JournalEntry = z.output<typeof entryShape>;

/** How a run ended. */
export type RunOutcome = Extract<JournalEntry, { type: 'ended' }>['outcome'];

/** Reads a line of a journal; undefined for one that was cut off. */
export function parseEntry(line: string): JournalEntry | undefined {
  try {
    return entryShape.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
