import type { ResolvedEnvironment } from '../schema/environment-schema.js';

const sound = new WeakSet<object>();

/**
 * Marks an environment as one that has nothing wrong in it, so that nobody need check it again: a review has hundreds of them. It is frozen with
 * all its settings: whoever wants another one makes a copy (`{ ...environment, compute }`), which carries no mark and is checked.
 */
export function markValidated(environment: ResolvedEnvironment): void {
  freeze(environment);
  sound.add(environment);
}

/** True for an environment that was found to be sound; nobody can have changed it since. */
export function isValidated(environment: object): environment is ResolvedEnvironment {
  return sound.has(environment);
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
}
