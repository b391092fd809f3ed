import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import type { Provenance } from './origin.js';

const provenances = new WeakMap<object, () => Provenance>();

/** Remembers where the settings of an environment come from; it is found out when somebody asks. */
export function keepProvenance(environment: ResolvedEnvironment, provenance: () => Provenance): void {
  provenances.set(environment, provenance);
}

/** Lets a copy of an environment come from where the environment does. */
export function shareProvenance(environment: ResolvedEnvironment, copy: ResolvedEnvironment): void {
  const provenance = provenances.get(environment);
  if (provenance !== undefined) provenances.set(copy, provenance);
}

/**
 * Where each setting of an environment comes from, what it overrides and what was dropped: of one of `loadEnvironments` with the lines of
 * the file, of `resolveEnvironment` without. Undefined for an environment that was put together by hand.
 */
export function provenanceOf(environment: ResolvedEnvironment): Provenance | undefined {
  return provenances.get(environment)?.();
}
