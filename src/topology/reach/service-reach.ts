import { all, type Certainty, not } from '../../rules/conditions/certainty.js';
import type { Role } from '../access/access.js';
import { ifKnown, known } from '../known.js';
import type { EndpointWay, Place } from '../places/place.js';
import { flagAt } from '../readings.js';
import { serviceActions } from './access/actions.js';
import { anybodyMay } from './access/anybody.js';
import { endpointStep } from './access/endpoint-step.js';
import { isHanded } from './access/handed.js';
import { roleMay } from './access/may-do.js';
import { aclStep, returnStep } from './acl-step.js';
import { somePublic } from './addresses.js';
import { plainAnswer, type ReachAnswer, type Step, step } from './answer.js';
import { combined } from './combine.js';
import { type End, endsOf } from './ends.js';
import { groupStep } from './group-step.js';
import { betweenPlaces } from './network-reach.js';
import { wayOut } from './public-way.js';
import type { TopologyIndex } from './topology-index.js';

const https = { family: 'ipv4', protocol: 'tcp', port: 443 } as const;
const part = { protocol: 'tcp', from: 443, to: 443 } as const;

/** Whether a role may read a service, wherever it calls from. */
export function roleToService(role: Role, to: Place, index: TopologyIndex): ReachAnswer {
  return withNote(plainAnswer([...roleMay(role, to, index), ...keySteps(role, to, index)]), to);
}

/** Whether anybody may. */
export function internetToService(to: Place, index: TopologyIndex): ReachAnswer {
  return plainAnswer(anybodyMay(to, index));
}

/** Whether a place gets to a service by the network, and may read it by one of its roles. */
export function placeToService(from: Place, to: Place, index: TopologyIndex): ReachAnswer {
  const action = serviceActions[to.kind];
  const source = { element: from.element, part: '' };
  if (action === undefined) return plainAnswer([step('no', `Nothing is read of ${to.address}`)]);
  if (from.kind === 'database' || from.kind === 'load-balancer')
    return plainAnswer([step('no', `${from.address} acts by no role of the stack`, source)]);
  if (from.network === undefined) return withNote(plainAnswer(permissionSteps(from, to, index)), to);
  const trials = endsOf(from, from.network, index).map((end) => {
    const { steps, endpoint } = wayTo(end, action.service, index);
    return {
      ...{ part, family: 'ipv4' as const, ranges: [] },
      between: `from ${ifKnown(end.subnet)?.id ?? 'a subnet'}`,
      steps: [...steps, ...permissionSteps(from, to, index, endpoint)],
    };
  });
  return withNote(combined(trials), to);
}

/** By which of its roles a place may read a service, through an endpoint or without. */
function permissionSteps(
  from: Place,
  to: Place,
  index: TopologyIndex,
  endpoint?: EndpointWay,
): readonly Step[] {
  const { roles, address, element } = from;
  const source = { element, part: '' };
  const passing = (role?: Role) =>
    endpoint === undefined ? [] : [endpointStep(endpoint, role, to, index.topology)];
  const handed = handedSteps(from, to, index).map(({ role, steps }) => [...passing(role), ...steps]);
  const own =
    roles.state === 'unknown'
      ? [[...passing(), step('maybe', `By which role ${address} acts: ${roles.why}`, source)]]
      : rolesOf(roles.value, index).map((role) => [
          ...passing(role),
          ...roleMay(role, to, index),
          ...keySteps(role, to, index),
        ]);
  const each = [...handed, ...own];
  if (each.length === 0) return [step('no', `${address} has no role to act by`, source)];
  const allowed = each.find((steps) => steps.every(({ verdict }) => verdict === 'yes'));
  // One of several roles is enough; what is not known of one may allow it.
  return allowed ?? each.find((steps) => steps.every(({ verdict }) => verdict !== 'no')) ?? each[0] ?? [];
}

function rolesOf(ids: readonly string[], { topology: { roles } }: TopologyIndex): readonly Role[] {
  return ids.flatMap((id) => roles.find((role) => role.id === id) ?? []);
}

interface Handing {
  /** Undefined where nobody knows which. */
  readonly role: Role | undefined;
  readonly steps: readonly Step[];
}

/** By which role ECS may read what it hands to containers; none where it hands them nothing of the service. */
function handedSteps({ start, address }: Place, to: Place, index: TopologyIndex): readonly Handing[] {
  const is = start === undefined ? 'no' : isHanded(start, to, index.topology);
  if (start === undefined || is === 'no') return [];
  const source = { element: start.element, part: '' };
  const what = `${start.element.address} hands ${to.address} to its containers`;
  const first = [
    step(is, is === 'yes' ? what : `Whether ${what}`, source),
    ...(start.isOnOwnNetwork === 'yes'
      ? []
      : [step('maybe', `From which network the host of ${address} reads ${to.address}`, source)]),
  ];
  if (start.roles.state === 'unknown')
    return [{ role: undefined, steps: [...first, step('maybe', start.roles.why, source)] }];
  const action = serviceActions[to.kind]?.atStart;
  return rolesOf(start.roles.value, index).map((role) => ({
    role,
    steps: [...first, ...roleMay(role, to, index, action), ...keySteps(role, to, index)],
  }));
}

/** What is encrypted with a key of the customer is read only by who may decrypt with it. */
function keySteps(role: Role, to: Place, index: TopologyIndex): readonly Step[] {
  if (to.kind === 'key' || to.kind === 'log-group') return [];
  if (to.keys.state === 'unknown') return [step('maybe', `Which key encrypts ${to.address}: ${to.keys.why}`)];
  return to.keys.value.flatMap((id) => {
    const key = index.places.get(id);
    return key === undefined
      ? [step('maybe', `The key ${id} is not in the stack`)]
      : roleMay(role, key, index);
  });
}

/** What is looked up may have a policy that the stack does not have: by default it has none. */
function withNote(answer: ReachAnswer, to: Place): ReachAnswer {
  if (to.isManaged || answer.outcome !== 'reachable') return answer;
  const note = `${to.address} is looked up: a resource policy of its own, which the stack does not have, could deny it.`;
  return { ...answer, notes: [...answer.notes, note] };
}

/** Whether a place gets to the service of a gateway endpoint through it. */
export function placeToGateway(from: Place, way: EndpointWay, index: TopologyIndex): ReachAnswer {
  const service = ifKnown(way.service);
  const source = { element: way.element, part: '' };
  if (from.network === undefined)
    return plainAnswer([step('no', `${from.address} stands in no VPC, and needs no endpoint`, source)]);
  const trials = endsOf(from, from.network, index).map((end) => ({
    ...{ part, family: 'ipv4' as const, ranges: [] },
    between: `from ${ifKnown(end.subnet)?.id ?? 'a subnet'}`,
    steps: gatewaySteps(end, way, service ?? 'its service', index),
  }));
  return combined(trials);
}

/** The way from an end to a service, and the endpoint that it goes through. */
interface ServiceWay {
  readonly steps: readonly Step[];
  readonly endpoint: EndpointWay | undefined;
}

function wayTo(end: End, service: string, index: TopologyIndex): ServiceWay {
  const ways = index.topology.endpoints.filter(
    (way) => ifKnown(way.service) === service && isOfVpc(way, end, index),
  );
  const gateway = ways.find((way) => ifKnown(way.type) === 'gateway' && isRouted(way, end.subnet) !== 'no');
  const interfaces = ways.filter((way) => ifKnown(way.type) === 'interface');
  const inside =
    interfaces.find((way) => isNamedInside(way) === 'yes') ??
    interfaces.find((way) => isNamedInside(way) === 'maybe');
  if (inside !== undefined) return insideWay(inside, end, service, index);
  if (gateway !== undefined) return { steps: gatewaySteps(end, gateway, service, index), endpoint: gateway };
  const other = { ...addressesOfService(service), groups: known([]), service };
  return { steps: wayOut(end, other, https, index), endpoint: undefined };
}

function insideWay(way: EndpointWay, end: End, service: string, index: TopologyIndex): ServiceWay {
  const source = { element: way.element, part: '' };
  // What is another way where it does not lead there is not known to be stopped.
  if (isNamedInside(way) === 'maybe')
    return {
      steps: [step('maybe', `Whether the name of ${service} leads to ${way.id}`, source)],
      endpoint: undefined,
    };
  const place = index.places.get(way.id);
  const answer = place === undefined ? undefined : betweenPlaces(end.place, place, index);
  const steps =
    answer === undefined ? [] : [...answer.path, ...(answer.stop === undefined ? [] : [answer.stop])];
  return { steps, endpoint: way };
}

/** Whether the public name of the service leads to an interface endpoint, for those who ask in its VPC. */
function isNamedInside({ privateDns, element }: EndpointWay): Certainty {
  const path = 'dns_options.private_dns_only_for_inbound_resolver_endpoint';
  return all(privateDns, not(flagAt(element, path, 'no')));
}

/** A gateway endpoint is a route: packets still meet the groups and the ACL on their way. */
function gatewaySteps(
  { subnet, groups, place }: End,
  way: EndpointWay,
  service: string,
  index: TopologyIndex,
): readonly Step[] {
  const other = { ...addressesOfService(service), groups: known([]), service };
  const source = { element: way.element, part: '' };
  const is = isRouted(way, subnet);
  const route = {
    yes: `${way.id} leads to ${service}`,
    maybe: `Whether ${way.id} is in the routes of ${place.address}`,
    no: `${way.id} is in no route of ${place.address}`,
  };
  return [
    groupStep({ owner: place.address, groups, direction: 'egress', traffic: https, other }, index),
    aclStep({ subnet, direction: 'egress', traffic: https, other }, index),
    step(is, route[is], source),
    returnStep({ subnet, direction: 'ingress', traffic: https, other }, index),
  ];
}

function addressesOfService(service: string) {
  return { name: `the addresses of ${service}`, addresses: somePublic('ipv4') };
}

function isOfVpc({ id }: EndpointWay, { network }: End, index: TopologyIndex): boolean {
  const own = index.places.get(id)?.network?.vpc;
  const [one, vpc] = [own === undefined ? undefined : ifKnown(own), ifKnown(network.vpc)];
  return one === undefined || vpc === undefined || one === vpc;
}

function isRouted({ routeTables }: EndpointWay, subnet: End['subnet']): Step['verdict'] {
  const own = ifKnown(subnet);
  const table = own === undefined ? undefined : ifKnown(own.routeTable);
  if (table === undefined || routeTables.state === 'unknown') return 'maybe';
  return routeTables.value.includes(table) ? 'yes' : 'no';
}
