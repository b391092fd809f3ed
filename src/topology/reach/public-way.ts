import { ifKnown, known } from '../known.js';
import type { Gateway, Subnet } from '../network/network.js';
import { aclStep, returnStep } from './acl-step.js';
import { type Addresses, somePublic } from './addresses.js';
import { type Step, step } from './answer.js';
import { addressesOf, type End } from './ends.js';
import { groupStep, type OtherSide } from './group-step.js';
import { internetBlockSteps } from './internet-block-step.js';
import { routeTo } from './route-step.js';
import type { TopologyIndex } from './topology-index.js';
import type { Traffic } from './traffic.js';

/** What is out there: the internet as a whole, a range of it, or a place with a public address. */
export type Outside = OtherSide;

/** The internet, or a part of it. */
export function internet(addresses: Addresses, labels: readonly string[] = []): Outside {
  const [first, ...more] = labels;
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  return {
    name: first === undefined ? 'the internet' : `${first}${others} on the internet`,
    addresses,
    groups: known([]),
  };
}

/** The steps from a place to an address of the internet. */
export function wayOut(from: End, to: Outside, traffic: Traffic, index: TopologyIndex): readonly Step[] {
  const { subnet, groups, place } = from;
  const routed = routeTo(subnet, to, index);
  return [
    groupStep({ owner: place.address, groups, direction: 'egress', traffic, other: to }, index),
    aclStep({ subnet, direction: 'egress', traffic, other: to }, index),
    routed.step,
    ...throughGateway(from, { routed, to, traffic }, index),
    returnStep({ subnet, direction: 'ingress', traffic, other: to }, index),
  ];
}

interface Leaving {
  readonly routed: ReturnType<typeof routeTo>;
  readonly to: Outside;
  readonly traffic: Traffic;
}

function throughGateway(from: End, { routed, to, traffic }: Leaving, index: TopologyIndex): readonly Step[] {
  const { target } = routed;
  if (target === undefined) return [];
  switch (target.kind) {
    case 'internet-gateway':
      return [
        ...attached(target.id, from, index),
        ...internetBlockSteps(from, 'out', index),
        addressStep(from, traffic),
      ];
    case 'egress-only-gateway':
      return traffic.family === 'ipv6'
        ? [
            ...internetBlockSteps(from, 'out by a gateway that lets nobody in', index),
            addressStep(from, traffic),
          ]
        : [step('no', `${target.id} is for IPv6 alone`)];
    case 'nat-gateway':
      return [
        ...internetBlockSteps(from, 'out by a gateway that lets nobody in', index),
        ...throughNat(target.id, from, { to, traffic }, index),
      ];
    default:
      return [
        step('maybe', `What ${target.id} leads to, and whether that is the internet`, routed.step.source),
      ];
  }
}

/** A NAT gateway opens connections for others; nobody opens one through it from outside. */
function throughNat(
  id: string,
  from: End,
  { to, traffic }: Pick<Leaving, 'to' | 'traffic'>,
  index: TopologyIndex,
): readonly Step[] {
  const gateway = index.gateways.get(id);
  if (gateway === undefined) return [step('maybe', `${id} is not in the stack`)];
  const source = sourceOf(gateway);
  if (gateway.isPublic === 'no') return [step('no', `${id} translates to private addresses alone`, source)];
  if (gateway.isPublic === 'maybe') return [step('maybe', `Whether ${id} has a public address`, source)];
  const subnet = natSubnet(gateway, index);
  const here = { name: from.place.address, addresses: addressesOf(from, traffic.family, index) };
  const routed = routeTo(subnet, to, index);
  const isOut = routed.target === undefined || routed.target.kind === 'internet-gateway';
  return [
    step('yes', `${id} opens connections for ${from.place.address}`, source),
    aclStep({ subnet, direction: 'ingress', traffic, other: here }, index),
    isOut
      ? routed.step
      : step('no', `The subnet of ${id} has no route to an internet gateway`, routed.step.source),
    aclStep({ subnet, direction: 'egress', traffic, other: to }, index),
    returnStep({ subnet, direction: 'ingress', traffic, other: to }, index),
    returnStep({ subnet, direction: 'egress', traffic, other: here }, index),
  ];
}

function natSubnet({ id, subnet }: Gateway, index: TopologyIndex) {
  const own = subnet === undefined ? undefined : ifKnown(subnet);
  const found: Subnet | undefined = own === undefined ? undefined : index.subnets.get(own);
  return found === undefined
    ? ({ state: 'unknown', why: `the subnet of ${id} is not in the stack` } as const)
    : known(found);
}

/** The steps from an address of the internet to a place. */
export function wayIn(from: Outside, to: End, traffic: Traffic, index: TopologyIndex): readonly Step[] {
  const { subnet, groups, place } = to;
  const routed = routeTo(subnet, from, index);
  return [
    addressStep(to, traffic),
    ...answersLeave(routed, to, index),
    aclStep({ subnet, direction: 'ingress', traffic, other: from }, index),
    groupStep({ owner: place.address, groups, direction: 'ingress', traffic, other: from }, index),
    returnStep({ subnet, direction: 'egress', traffic, other: from }, index),
  ];
}

/** Without a route back through the internet gateway nothing arrives that is answered. */
function answersLeave(
  { step: route, target }: Leaving['routed'],
  to: End,
  index: TopologyIndex,
): readonly Step[] {
  if (target === undefined) return [route];
  if (target.kind === 'internet-gateway')
    return [route, ...attached(target.id, to, index), ...internetBlockSteps(to, 'in', index)];
  if (target.kind === 'nat-gateway' || target.kind === 'egress-only-gateway')
    return [step('no', `${target.id} lets nobody in: it opens connections outwards alone`, route.source)];
  return [step('maybe', `Whether something comes in through ${target.id}`, route.source)];
}

function attached(id: string, { network, place }: End, index: TopologyIndex): readonly Step[] {
  const gateway = index.gateways.get(id);
  if (gateway === undefined) return [step('maybe', `${id} is not in the stack`)];
  const { vpc } = gateway;
  const source = sourceOf(gateway);
  if (vpc.state === 'unknown' || network.vpc.state === 'unknown')
    return [step('maybe', `Whether ${id} is attached to the VPC of ${place.address}`, source)];
  return vpc.value === network.vpc.value
    ? [step('yes', `${id} joins ${vpc.value} with the internet`, source)]
    : [step('no', `${id} is attached to ${vpc.value}`, source)];
}

function addressStep({ network, place }: End, { family }: Traffic): Step {
  const { publicAddress } = network;
  const verdict = publicAddress[family];
  const name = family === 'ipv4' ? 'public address' : 'public IPv6 address';
  const source = { element: publicAddress.element, part: '' };
  if (verdict === 'yes') return step('yes', `${place.address} has a ${name}`, source);
  if (verdict === 'no')
    return step('no', `${place.address} has no ${name}: ${lowerFirst(publicAddress.why)}`, source);
  return step('maybe', `Whether ${place.address} has a ${name}: ${lowerFirst(publicAddress.why)}`, source);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** A place with a public address, as others see it over the internet: its groups do not count there. */
export function asOutside({ place }: End, traffic: Traffic): Outside {
  return {
    name: `the public address of ${place.address}`,
    addresses: somePublic(traffic.family),
    groups: known([]),
  };
}

function sourceOf({ element }: Gateway) {
  return element === undefined ? undefined : { element, part: '' };
}
