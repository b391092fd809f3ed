import { namesEnvironment } from '../names/environment-pattern.js';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import type { Parity } from './parity-schema.js';

/** True where a name of `except` is a setting, or a block of it. */
export function namesSetting(pattern: string, setting: string): boolean {
  const block = pattern.endsWith('.*') ? pattern.slice(0, -2) : pattern;
  return pattern === '*' || setting === pattern || setting.startsWith(`${block}.`);
}

/** The declarations that are about two environments. */
export function parityOf(
  all: readonly Parity[],
  a: ResolvedEnvironment,
  b: ResolvedEnvironment,
): readonly Parity[] {
  const names = (patterns: readonly string[], one: ResolvedEnvironment) =>
    patterns.some((pattern) => namesEnvironment(pattern, one));
  return all.filter(({ environments }) => names(environments, a) && names(environments, b));
}

/** The declaration that wants a difference; undefined where none does. Several about the same environments add up. */
export function declaringParity(parity: readonly Parity[], setting: string): Parity | undefined {
  return parity.find(({ except }) => except.some((pattern) => namesSetting(pattern, setting)));
}
