import { resourceTypeOf } from '../../resources/index.js';
import type { LiveResource } from '../../resources/outside-change.js';
import type { PlanDocument } from '../../terraform/json/plan.js';
import { isComputed, writtenIn } from '../written/written-attributes.js';

/**
 * Values of live resources without the attributes that only show what other resources set: a rule would judge the same twice, and hold a
 * group for one whose rules are written in two forms.
 */
export function mirrorRemover(
  plan: PlanDocument,
): (
  resource: Pick<LiveResource, 'address' | 'type'>,
  values: LiveResource['values'],
) => LiveResource['values'] {
  const written = writtenIn(plan);
  return ({ address, type }, values) => {
    const table = resourceTypeOf(type)?.outside ?? {};
    const isMirror = (name: string) => {
      const declared = Object.hasOwn(table, name) ? table[name] : undefined;
      return typeof declared === 'object' && declared.kind === 'mirror' && isComputed(written, address, name);
    };
    return Object.fromEntries(Object.entries(values).filter(([name]) => !isMirror(name)));
  };
}
