import type { ClassifiedDrift } from '../../changes/drift/drift.js';
import { type EnvironmentDrift, hasDrift } from '../../operations/drift/environment-drift.js';
import { countByClass, remedyCommand } from '../wording/drift-words.js';

/** The drift of an environment in the shape of `driftOutput`. */
export function driftAsJson(one: EnvironmentDrift) {
  const { isDeployed, resources, folded, notChecked, region, accepted } = one;
  return {
    deployed: isDeployed,
    drifted: hasDrift(one),
    summary: countByClass(resources),
    resources: resources.map((resource) => resourceAsJson(resource, region)),
    folded,
    notChecked,
    ...(accepted === undefined ? {} : { accepted }),
  };
}

function resourceAsJson(drift: ClassifiedDrift, region: string) {
  const { address, resourceType, kind, what, fate, attributes, rules, deploy } = drift;
  return {
    ...{ address, type: resourceType, class: drift.class, kind, what: what ?? null, fate },
    attributes: attributes.map(({ path, before, after, why, effect, gravity, ...attribute }) => ({
      ...{ path, before, after, class: attribute.class, fate: attribute.fate, why: why ?? null, gravity },
      does: effect?.does ?? null,
      page: effect?.page ?? null,
    })),
    rules,
    deploy: deploy ?? null,
    remedy: remedyCommand(drift, region) ?? null,
  };
}
