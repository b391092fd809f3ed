import type { Change } from '../../changes/change.js';

/** A change in the shape of `plannedChangeShape`. */
export function changeAsJson({
  address,
  resourceType,
  actions,
  kind,
  reason,
  gravity,
  losesData,
  attributes,
}: Change) {
  return {
    ...{ address, type: resourceType, actions, kind, gravity, losesData },
    reason: reason ?? null,
    attributes: attributes.map(({ effect, ...attribute }) => ({
      ...attribute,
      does: effect?.does ?? null,
      page: effect?.page ?? null,
    })),
  };
}
