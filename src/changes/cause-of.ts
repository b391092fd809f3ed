import type { Change, ChangedAttribute, SettingBehind } from './change.js';

/** A replacement leads to the next one: longer chains than this nobody builds. */
const longest = 5;

/**
 * The settings behind the replacement, or the end, of a resource, each once: those of the attributes that force it, else those of what it
 * follows.
 */
export function causeOf(change: Change, changes: readonly Change[], depth = 0): readonly SettingBehind[] {
  const forcing = change.attributes.filter(({ forcesReplacement }) => forcesReplacement);
  const own = [...(change.settings ?? []), ...forcing.flatMap(({ settings = [] }) => settings)];
  if (own.length > 0) return [...new Map(own.map((one) => [one.name, one])).values()];
  if (depth === longest) return [];
  const followed = forcing.flatMap(({ follows = [] }) => follows);
  return changes
    .filter(({ address }) => followed.includes(address))
    .flatMap((one) => causeOf(one, changes, depth + 1));
}

/** The settings that change what an attribute follows, each once, through what that follows. */
export function settingsFollowed(
  { follows = [] }: Pick<ChangedAttribute, 'follows'>,
  changes: readonly Change[],
  depth = 0,
): readonly SettingBehind[] {
  if (depth === longest) return [];
  const all = changes
    .filter(({ address }) => follows.includes(address))
    .flatMap((one) =>
      one.kind === 'update'
        ? one.attributes.flatMap((attribute) => [
            ...(attribute.settings ?? []),
            ...settingsFollowed(attribute, changes, depth + 1),
          ])
        : causeOf(one, changes),
    );
  return [...new Map(all.map((one) => [one.name, one])).values()];
}
