import type { Element } from '../../model/element.js';
import { isUnknown, type Value } from '../../model/value.js';
import type { CheckContext } from '../define-rule.js';
import { fail, notApplicable, pass, unknown, type Verdict } from '../verdict.js';

/** Lookups whose result nobody can count before Terraform has asked AWS. */
const lookups = ['data.aws_subnets', 'data.aws_subnet_ids', 'data.aws_availability_zones'];

/**
 * At least two Availability Zones, as far as they can be counted: subnets that are listed one by one, and their zones where the stack has
 * the subnets. A list that a lookup will bring is not judged in a stack; a plan has it.
 * @param paths attributes that list subnets or zones; the first that is set decides
 */
export function mustSpanZones(paths: readonly string[]) {
  return (element: Element, context: CheckContext): Verdict => {
    const path = paths.find((one) => element.get(one).state !== 'absent');
    return path === undefined ? notApplicable : judgeList(element, path, context);
  };
}

function judgeList(element: Element, path: string, { model }: CheckContext): Verdict {
  const items = element.items(path);
  const related = model.follow(element, path).elements;
  if (items === undefined)
    return related.some(({ type }) => lookups.includes(type)) ? notApplicable : unknown(path);
  if (distinct(items) < 2) return fail(path, 'It is only one.');
  const subnets = related.filter(({ type }) => type === 'aws_subnet');
  if (subnets.some(isInUnknownZone) && subnets.length === items.length) return unknown(path);
  const zones = subnets.map((subnet) => zoneOf(subnet));
  const isOneZone = zones.length === items.length && !zones.includes(undefined) && new Set(zones).size === 1;
  return isOneZone ? fail(path, 'All of its subnets are in one Availability Zone.') : pass;
}

/** A zone that is known only after apply, and not from what. */
function isInUnknownZone({ values }: Element): boolean {
  const zone = values.availability_zone ?? values.availability_zone_id;
  return isUnknown(zone) && zone.text === undefined && zone.references.length === 0;
}

function zoneOf(subnet: Element): string | undefined {
  const zone = subnet.values.availability_zone ?? subnet.values.availability_zone_id;
  return typeof zone === 'string' && zone !== '' ? zone : undefined;
}

/** Values that are known only after apply are told apart by their expressions; without one each counts as another. */
function distinct(items: readonly Value[]): number {
  return new Set(items.map((item) => (isUnknown(item) ? (item.text ?? item) : item))).size;
}
