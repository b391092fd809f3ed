import type { SettingPath } from '../schema/setting-path.js';

/** One that says something about a setting. */
export interface SettingSource {
  /** An environment and `defaults` of the file (or of the program), the tier table, or the product: what it does where nobody else decides. */
  readonly source: 'environment' | 'defaults' | 'tier' | 'product';
  /** What it says, as it is written; undefined for the product, and for what may hold a secret. */
  readonly value: unknown;
  /** Dotted path in the file; null where no file says it. */
  readonly path: string | null;
  /** Counts from 1, as `column` does; null where no file says it. */
  readonly line: number | null;
  readonly column: number | null;
}

/** What a source says and what does not count. */
export interface DroppedSource extends SettingSource {
  /** `orphan`: the environment chose another value for the setting it goes with. `broken`: it is not what the schema asks for. */
  readonly why: 'orphan' | 'broken';
  /** The setting that an orphan goes with, such as `network.mode`; null for what is broken. */
  readonly choice: string | null;
}

/** Where the value of one setting comes from. */
export interface Origin {
  readonly decidedBy: SettingSource;
  /** What would decide without it, the next one first. */
  readonly overrides: readonly SettingSource[];
  readonly dropped: readonly DroppedSource[];
}

/**
 * Where each setting of an environment comes from, by its dotted name. A list is one setting; so is a tag (`tags.Owner`), and a setting of
 * another backend (`backend.config.address`).
 */
export type Provenance = ReadonlyMap<string, Origin>;

/** A value of a block of settings, and the keys that lead to it. */
export interface Leaf {
  readonly path: SettingPath;
  readonly value: unknown;
}
