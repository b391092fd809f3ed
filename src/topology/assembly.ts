import type { Place, PlaceNetwork } from './places/place.js';

/** Parts by their ids. */
export function byId<T extends { readonly id: string }>(parts: readonly T[]): ReadonlyMap<string, T> {
  return new Map(parts.map((part) => [part.id, part]));
}

/** The networks of the places that stand in one. */
export function placedNetworks(places: readonly Place[]): readonly PlaceNetwork[] {
  return places.flatMap(({ network }) => network ?? []);
}
