import type { Fate } from './compare-with-aws.js';

/** A resource that AWS has and the state does not. */
export type MissingResource = Extract<Fate, { kind: 'import' }>;
