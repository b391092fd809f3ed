import type { Json } from '../model/json.js';
import { bodyAt } from '../model/stack/written-resource.js';
import type { DeletionSetting } from '../resources/define-resource.js';
import { resourceTypeOf } from '../resources/index.js';
import { managedChanges, type PlanDocument } from '../terraform/json/plan.js';

/** What a plan deletes, with what the state has of the settings that decide about its deletion. */
export interface DeletedResource {
  readonly address: string;
  readonly resourceType: string;
  /** By attribute: switches and numbers, never a secret. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A setting that would protect a deletion if it were deployed. */
export interface UndeployedProtection {
  readonly address: string;
  /** For example `database.finalSnapshot`. */
  readonly setting: string;
}

/** What a plan deletes of which something decides about the deletion. */
export function deletedIn(plan: PlanDocument): readonly DeletedResource[] {
  return managedChanges(plan).flatMap(({ address, type, change }) => {
    const declared = deletionSettingsOf(type);
    if (declared.length === 0 || !change.actions.includes('delete')) return [];
    const settings = Object.fromEntries(
      declared.map(({ attribute }) => [attribute, change.before?.[attribute]]),
    );
    return [{ address, resourceType: type, settings }];
  });
}

/** Where the stack protects more than the state: what stands in the file, and a deletion would not heed. */
export function undeployedProtections(
  deleted: readonly DeletedResource[],
  stack: Json,
): readonly UndeployedProtection[] {
  return deleted.flatMap(({ address, resourceType, settings }) => {
    const wanted = bodyAt(stack, address);
    if (wanted === undefined) return [];
    const names = deletionSettingsOf(resourceType)
      .filter(({ attribute, isSafer }) => {
        const value = wanted[attribute];
        // An expression may say what is deployed: refused by it, a destroy would be refused for good.
        return !isExpression(value) && isSafer(value, settings[attribute]);
      })
      .map(({ setting }) => setting);
    return [...new Set(names)].map((setting) => ({ address, setting }));
  });
}

const isExpression = (value: unknown): boolean => typeof value === 'string' && value.includes('${');

/** The protection is one of them: on in the stack, and not in the state. */
function deletionSettingsOf(type: string): readonly DeletionSetting[] {
  const { protection, deletion = [] } = resourceTypeOf(type) ?? {};
  if (protection === undefined) return deletion;
  return [{ ...protection, isSafer: (wanted, now) => wanted === true && now !== true }, ...deletion];
}
