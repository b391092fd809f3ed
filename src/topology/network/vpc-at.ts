import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { idAt } from '../ids-at.js';
import { type Known, notKnown } from '../known.js';

/**
 * The VPC that an attribute names; undefined when it is not set. Where it is that of something else (`data.aws_subnet.a.vpc_id`), the VPC of
 * that, if the stack says which one it is.
 */
export function vpcAt(model: Model, element: Element, path = 'vpc_id'): Known<string> | undefined {
  const found = idAt(model, element, path);
  const other = found?.state === 'known' ? model.byAddress(found.value) : undefined;
  if (other === undefined || isVpc(other)) return found;
  const own = other === element ? undefined : idAt(model, other, 'vpc_id');
  const vpc = own?.state === 'known' ? model.byAddress(own.value) : undefined;
  if (own?.state === 'known' && (vpc === undefined || isVpc(vpc))) return own;
  return notKnown(`${element.address} is in the VPC of ${other.address}, and the stack does not say which`);
}

function isVpc({ type }: Element): boolean {
  return ['aws_vpc', 'aws_default_vpc', 'data.aws_vpc'].includes(type);
}
