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
    const declared = resourceTypeOf(type)?.deletion;
    if (declared === undefined || !change.actions.includes('delete')) return [];
    const settings = Object.fromEntries(
      declared.map(({ attribute }) => [attribute, change.before?.[attribute]]),
    );
    return [{ address, resourceType: type, settings }];
  });
}

/** Where the stack protects more than the state: what stands in the file, and a deletion would not heed. */
export function undeployedProtections(
  deleted: readonly DeletedResource[],
  stack: Readonly<Record<string, unknown>>,
): readonly UndeployedProtection[] {
  return deleted.flatMap(({ address, resourceType, settings }) => {
    const wanted = bodyAt(stack, address);
    if (wanted === undefined) return [];
    const declared = resourceTypeOf(resourceType)?.deletion ?? [];
    const names = declared
      .filter(({ attribute, isSafer }) => isSafer(wanted[attribute], settings[attribute]))
      .map(({ setting }) => setting);
    return [...new Set(names)].map((setting) => ({ address, setting }));
  });
}

type Body = Readonly<Record<string, unknown>>;

/** A resource of the root module; one that the stack no longer has protects nothing. */
function bodyAt(stack: Body, address: string): Body | undefined {
  const [type = '', name = ''] = address.replace(/\[.*$/, '').split('.');
  return member(member(member(stack, 'resource'), type), name);
}

function member(value: Body | undefined, key: string): Body | undefined {
  const found = value !== undefined && Object.hasOwn(value, key) ? value[key] : undefined;
  return isBody(found) ? found : undefined;
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
