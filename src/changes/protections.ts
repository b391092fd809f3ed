import { resourceTypeOf } from '../resources/index.js';
import { managedChanges, type PlanDocument } from '../terraform/json/plan.js';

/** A protection that is on in the state, and the setting of environments.yaml that turns it off. */
export interface ProtectionSetting {
  /** Address of the resource. */
  readonly address: string;
  /** For example `database.deletionProtection`. */
  readonly setting: string;
}

/** Protections of what a plan deletes, as the state has it, that make AWS refuse the deletion. */
export function protectionsIn(plan: PlanDocument): readonly ProtectionSetting[] {
  return managedChanges(plan).flatMap(({ address, type, change }) => {
    const protection = resourceTypeOf(type)?.protection;
    if (protection === undefined || !change.actions.includes('delete')) return [];
    return change.before?.[protection.attribute] === true ? [{ address, setting: protection.setting }] : [];
  });
}
