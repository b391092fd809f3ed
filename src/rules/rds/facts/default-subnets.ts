import type { Element } from '../../../model/element.js';
import { sameScalar, textOf } from '../../../model/value.js';

/** Whether an element lists subnets of the default VPC. */
export function isOfDefaultVpc(subnets: Element): boolean {
  if (!/^data\.aws_subnets?$/.test(subnets.type)) return false;
  if (sameScalar(subnets.values.default_for_az, true)) return true;
  return (subnets.blocks('filter') ?? []).some(
    (filter) =>
      /^default-?for-?az$/i.test(textOf(filter.values.name)) &&
      (filter.items('values') ?? []).some((value) => sameScalar(value, true)),
  );
}
