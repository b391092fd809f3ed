import { z } from 'zod';

/** What has to be so of another setting for a setting to mean anything. */
export interface OnlyWith {
  /** The other setting: a key of the same block. */
  readonly setting: string;
  /** One of these values, any value, or none. */
  readonly is: readonly string[] | 'set' | 'unset';
}

/**
 * Settings that mean something only under a value of another. The schema of a block says so once, with `.register(onlyWith, …)` as its last
 * word about the setting; the merge, the checks and the reference page read it.
 */
export const onlyWith = z.registry<OnlyWith>();
