import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';

const environments = new WeakMap<object, ResolvedEnvironment>();

/** Remembers which environment a synthesized stack is of, as long as somebody holds the stack: its JSON does not say the tier. */
export function rememberEnvironment(stack: object, environment: ResolvedEnvironment): void {
  environments.set(stack, environment);
}

/** The environment of a synthesized stack; undefined for one from elsewhere, or a copy. */
export function environmentOf(stack: object): ResolvedEnvironment | undefined {
  return environments.get(stack);
}
