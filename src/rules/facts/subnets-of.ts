import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { isPassage } from '../../model/passage.js';

/** The subnets that attributes name. */
interface Named {
  /** Those that the stack makes. */
  readonly subnets: readonly Element[];
  /** True when each of them stands there by itself: an expression may choose some of those that it names. */
  readonly isListed: boolean;
}

/** The subnets of the stack that attributes of an element name, as `subnets` or `subnet_mapping.subnet_id`. */
export function subnetsOf(element: Element, paths: readonly string[], model: Model): Named {
  const subnets = [
    ...new Set(
      paths
        .flatMap((path) => model.follow(element, path).elements)
        .filter(({ type }) => type === 'aws_subnet'),
    ),
  ];
  const counts = paths.map((path) => element.items(path.split('.')[0] ?? '')?.length);
  const isListed =
    !counts.includes(undefined) &&
    counts.reduce<number>((sum, one) => sum + (one ?? 0), 0) === subnets.length;
  return { subnets, isListed };
}

/** The VPCs of the stack in which subnets are; undefined where one is in another, or nobody knows. */
export function vpcsOf(subnets: readonly Element[], model: Model): readonly Element[] | undefined {
  const found = subnets.map((subnet) => vpcOf(subnet, model));
  return found.length === 0 || found.includes(undefined)
    ? undefined
    : [...new Set(found.flatMap((vpc) => vpc ?? []))];
}

/**
 * The VPC of the stack in which a subnet is. A plan does not tell what a local holds; but an id that is known only after apply is that of a VPC
 * that is made: the one, where the plan makes one alone.
 */
export function vpcOf(subnet: Element, model: Model): Element | undefined {
  const { elements } = model.follow(subnet, 'vpc_id');
  const found = elements.find(({ type }) => type === 'aws_vpc');
  if (found !== undefined) return found;
  const isUnknown = model.source === 'plan' && subnet.get('vpc_id').state === 'unknown';
  if (!isUnknown || elements.some((one) => !isPassage(one))) return undefined;
  const [vpc, ...others] = model.ofType('aws_vpc');
  const isOne = others.length === 0 && model.ofType('data.aws_vpc').length === 0;
  return isOne && vpc?.get('id').state !== 'known' ? vpc : undefined;
}
