import type { AwsTarget } from '../aws/target.js';
import { resourceTypeOf } from './index.js';
import type { FoundResource, KnownNames } from './lookup.js';

/** Whether AWS can be asked for a resource of that type by its names. */
export function canBeFound(resourceType: string): boolean {
  return resourceTypeOf(resourceType)?.find !== undefined;
}

/**
 * Asks AWS for a resource by what a plan knew of it.
 * @throws UserError `aws-…`
 */
export async function findResource(
  target: AwsTarget,
  { resourceType, names }: { readonly resourceType: string; readonly names: KnownNames },
): Promise<FoundResource | undefined> {
  return resourceTypeOf(resourceType)?.find?.(target, names);
}
