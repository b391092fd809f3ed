import type { Change } from '../../changes/change.js';
import { effectWords } from '../wording/effect-sentence.js';

/** A change in the shape of `plannedChangeShape`. */
export function changeAsJson({
  address,
  resourceType,
  actions,
  kind,
  reason,
  gravity,
  losesData,
  onlyEmpty = false,
  attributes,
  effects = [],
  settings = [],
  names = {},
}: Change) {
  return {
    ...{ address, type: resourceType, actions, kind, gravity, losesData, onlyEmpty },
    reason: reason ?? null,
    effects: effects.map(({ gravity: grave, does, takes, page, protection }) => ({
      ...{ gravity: grave, does, takes: takes ?? null, page, protection: protection ?? null },
    })),
    settings,
    names,
    attributes: attributes.map(
      ({
        effect,
        settings: behind = [],
        settingsFollowed = [],
        follows = [],
        label,
        expected,
        ...attribute
      }) => {
        const words = effect && effectWords(effect, kind === 'replace');
        return {
          ...attribute,
          expected: expected ?? null,
          label: label ?? attribute.path,
          protection: effect?.protection ?? null,
          settingsFollowed,
          does: words?.does ?? null,
          takes: words?.takes ?? null,
          page: effect?.page ?? null,
          settings: behind,
          follows,
        };
      },
    ),
  };
}
