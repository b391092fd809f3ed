import { isJson, jsonIn } from '../../model/json.js';
import { resourcesIn } from '../../model/plan/plan-resources.js';
import type { LiveResource } from '../../resources/outside-change.js';
import type { PlanDocument } from '../../terraform/json/plan.js';

/** The managed resources of an environment as the refresh of a plan has found them. */
export function liveResources({
  prior_state: prior,
}: Pick<PlanDocument, 'prior_state'>): readonly LiveResource[] {
  return [...resourcesIn(jsonIn(prior?.values).root_module)].flatMap(({ source }) => {
    const { address, type, mode, values } = source;
    if (mode !== 'managed' || typeof address !== 'string' || typeof type !== 'string') return [];
    return [{ address, type, values: isJson(values) ? values : {} }];
  });
}
