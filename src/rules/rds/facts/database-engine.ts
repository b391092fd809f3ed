import type { Block } from '../../../model/block.js';
import { textOf } from '../../../model/value.js';

/** Engine and version of a database, as far as they are written; `version` is undefined where AWS or the source of a replica decides. */
export interface DatabaseEngine {
  /** `postgres`, `aurora-mysql`, …; undefined when it is not written. */
  readonly name: string | undefined;
  readonly version: string | undefined;
  /** True when one of the two is known only after apply. */
  readonly unknown: boolean;
}

/** What `engine` and `engine_version` of an instance or a cluster say. */
export function databaseEngine(database: Block): DatabaseEngine {
  const name = database.get('engine');
  const version = database.get('engine_version');
  return {
    name: name.state === 'known' ? textOf(name.value).toLowerCase() : undefined,
    version: version.state === 'known' && version.value !== '' ? textOf(version.value) : undefined,
    unknown: name.state === 'unknown' || version.state === 'unknown',
  };
}

/** Major version of a PostgreSQL version: 15 of `15.17`. */
export function majorOf(version: string): number {
  return Number.parseInt(version, 10);
}
