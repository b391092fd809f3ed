import type { ResolvedEnvironment } from '../schema/environment-schema.js';

/** Environments that were found to be sound, as they were then. */
const sound = new WeakMap<object, string>();

/** Remembers that an environment has nothing wrong in it, so that nobody need check it again: a review has hundreds of them. */
export function markValidated(environment: ResolvedEnvironment): void {
  sound.set(environment, JSON.stringify(environment));
}

/** True for an environment that was found to be sound, and that nobody has changed since. */
export function isValidated(environment: object): environment is ResolvedEnvironment {
  const then = sound.get(environment);
  return then !== undefined && then === JSON.stringify(environment);
}
