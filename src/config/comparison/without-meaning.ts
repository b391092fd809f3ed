import { companions, meansSomething } from '../schema/companions.js';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import { dotted, valueAt } from '../schema/setting-path.js';

/** The choice beside a setting that takes its meaning away. */
export interface WithoutMeaning {
  /** Dotted name, `network.mode`. */
  readonly choice: string;
  /** What is chosen, `default`; undefined where the choice is not made, or where any value has that effect. */
  readonly chosen: string | undefined;
  /** The choice is made. */
  readonly isMade: boolean;
}

const byName = new Map(companions.map((one) => [dotted([...one.block, one.key]), one] as const));

/** What takes the meaning of a setting away in an environment, `network.mode: default` of `network.nat`; undefined where it has one. */
export function withoutMeaning(
  environment: ResolvedEnvironment,
  setting: string,
): WithoutMeaning | undefined {
  return withoutMeaningAmong((path) => valueAt(environment, path), setting);
}

/** The same among settings that are no whole environment, such as those of a record. */
export function withoutMeaningAmong(
  chosenOf: (path: readonly string[]) => unknown,
  setting: string,
): WithoutMeaning | undefined {
  const companion = byName.get(setting);
  if (companion === undefined) return undefined;
  const { block, choice, is } = companion;
  const value = chosenOf([...block, choice]);
  if (meansSomething(companion, value)) return undefined;
  const chosen = Array.isArray(is) && typeof value === 'string' ? value : undefined;
  return { choice: dotted([...block, choice]), chosen, isMade: value !== undefined };
}
