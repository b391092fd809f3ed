import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { isList, isUnknown } from '../../model/value.js';
import type { Certainty } from '../../rules/conditions/certainty.js';
import { idAt } from '../ids-at.js';
import { type Known, known, notKnown } from '../known.js';
import { labelOf } from '../label-of.js';
import { flagAt, setAt, textAt } from '../readings.js';
import type { Subnet } from './network.js';
import { vpcAt } from './vpc-at.js';
import { defaultVpcId, filterOf } from './vpcs.js';

/** A subnet before it is known which table and which ACL it has. */
export type BareSubnet = Omit<Subnet, 'kind' | 'routeTable' | 'acl'>;

/** The subnets that the stack makes or looks up; a lookup of several is one. */
export function subnetsOf(model: Model): readonly BareSubnet[] {
  return [
    ...model.ofType('aws_subnet').map((one) => subnet(one, model)),
    ...model.ofType('aws_default_subnet').map((one) => ({ ...subnet(one, model), ...inDefaultVpc(model) })),
    ...model.ofType('data.aws_subnet').map((one) => lookedUp(one, model, false)),
    ...['data.aws_subnets', 'data.aws_subnet_ids'].flatMap((type) =>
      model.ofType(type).map((one) => lookedUp(one, model, true)),
    ),
  ];
}

/** A subnet of which the stack has the id alone. */
export function namedSubnet(id: string, vpc: Known<string>): BareSubnet {
  const why = `${id} is not in the stack`;
  return {
    ...{ id, label: id, origin: 'named', element: undefined, vpc },
    ...{ cidr: notKnown(why), ipv6: 'maybe', ipv6Cidr: notKnown(why), zone: notKnown(why), zoneKey: id },
    ...{ isSeveral: false, mapsPublicAddress: 'maybe', assignsIpv6: 'maybe' },
  };
}

/** Id of the subnets that AWS made with the default VPC, for what names none. */
export function defaultSubnetsOf(vpc: string): string {
  return `default subnets of ${vpc}`;
}

/** The subnets that AWS made with the default VPC. Source: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html */
export function defaultSubnets(vpc: string): BareSubnet {
  const id = defaultSubnetsOf(vpc);
  return {
    ...namedSubnet(id, known(vpc)),
    ...{
      origin: 'default',
      isSeveral: true,
      zoneKey: undefined,
      mapsPublicAddress: 'yes',
      assignsIpv6: 'no',
    },
  };
}

function subnet(element: Element, model: Model): BareSubnet {
  const { address } = element;
  const zonePath = ['availability_zone', 'availability_zone_id'].find(
    (path) => element.get(path).state !== 'absent',
  );
  const vpc = vpcAt(model, element);
  return {
    ...{ id: address, label: labelOf(element, model), origin: 'managed', element },
    vpc: vpc ?? notKnown(`${address} names no VPC`),
    cidr: textAt(element, 'cidr_block') ?? notKnown(`${address} names no range`),
    ipv6: setAt(element, 'ipv6_cidr_block'),
    ipv6Cidr: textAt(element, 'ipv6_cidr_block') ?? notKnown(`${address} has no IPv6 range`),
    zone: (zonePath && textAt(element, zonePath)) || notKnown(`AWS chooses the zone of ${address}`),
    zoneKey: zonePath === undefined ? undefined : zoneKey(element, zonePath),
    isSeveral: isRepeated(element),
    mapsPublicAddress: flagAt(element, 'map_public_ip_on_launch', 'no'),
    assignsIpv6: flagAt(element, 'assign_ipv6_address_on_creation', 'no'),
  };
}

/** One block that stands for as many as its `count` or `for_each` says. */
function isRepeated({ values }: Element): boolean {
  return (values.count ?? values.for_each ?? null) !== null;
}

function zoneKey(element: Element, path: string): string | undefined {
  const reading = element.get(path);
  if (reading.state === 'known') return String(reading.value);
  if (reading.state !== 'unknown') return undefined;
  const { text } = reading.unknown;
  // Of a repeated block one expression stands for several zones.
  return text === undefined || isRepeated(element) ? undefined : text.replace(/^\$\{(.*)\}$/, '$1');
}

function inDefaultVpc(model: Model): Pick<BareSubnet, 'vpc' | 'mapsPublicAddress'> {
  return { vpc: known(defaultVpcOf(model)), mapsPublicAddress: 'yes' };
}

/** What the stack calls the default VPC. */
export function defaultVpcOf(model: Model): string {
  const [made] = model.ofType('aws_default_vpc');
  const found = model.ofType('data.aws_vpc').find((one) => flagAt(one, 'default', 'no') === 'yes');
  return (made ?? found)?.address ?? defaultVpcId;
}

function lookedUp(element: Element, model: Model, isSeveral: boolean): BareSubnet {
  const { address } = element;
  const why = `${address} is looked up`;
  const filter = filterOf(element, 'vpc-id');
  const named = vpcAt(model, element) ?? (filter === undefined ? undefined : idAt(model, element, filter));
  const isDefault = asksForDefault(element);
  const zone = textAt(element, 'availability_zone');
  return {
    ...{ id: address, label: element.name, origin: 'looked-up', element, isSeveral },
    vpc: named ?? (isDefault === 'yes' && !isSeveral ? known(defaultVpcOf(model)) : notKnown(why)),
    cidr: textAt(element, 'cidr_block') ?? notKnown(why),
    ipv6: 'maybe',
    ipv6Cidr: notKnown(why),
    zone: zone ?? notKnown(why),
    zoneKey: zone?.state === 'known' ? zone.value : isSeveral ? undefined : address,
    // AWS makes the default subnets so that instances get a public address.
    mapsPublicAddress: isDefault === 'yes' ? 'yes' : 'maybe',
    assignsIpv6: 'maybe',
  };
}

/** Whether a lookup takes the subnets that AWS made with the default VPC. */
export function asksForDefault(element: Element): Certainty {
  if (flagAt(element, 'default_for_az', 'no') === 'yes') return 'yes';
  const path = filterOf(element, 'default-for-az');
  if (path === undefined) return 'maybe';
  const reading = element.get(path);
  const values = reading.state === 'known' && isList(reading.value) ? reading.value : [];
  return !values.some(isUnknown) && values.some((one) => String(one) === 'true') ? 'yes' : 'maybe';
}
