import { all, some } from '../../rules/conditions/certainty.js';
import type { Role } from '../access/access.js';
import { ifKnown, known } from '../known.js';
import type { EndpointWay, Place } from '../places/place.js';
import { serviceActions } from './access/actions.js';
import { arnOf } from './access/arn.js';
import { anybodyMay, roleMay } from './access/may-do.js';
import { contextWithin, says } from './access/statement.js';
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
  const permission = permissionSteps(from, to, index);
  if (from.kind === 'database' || from.kind === 'load-balancer')
    return plainAnswer([step('no', `${from.address} acts by no role of the stack`, source)]);
  if (from.network === undefined) return withNote(plainAnswer(permission), to);
  const trials = endsOf(from, from.network, index).map((end) => ({
    ...{ part, family: 'ipv4' as const, ranges: [] },
    between: `from ${ifKnown(end.subnet)?.id ?? 'a subnet'}`,
    steps: [...networkSteps(end, to, action.service, index), ...permission],
  }));
  return withNote(combined(trials), to);
}

function permissionSteps(
  { roles, address, element }: Place,
  to: Place,
  index: TopologyIndex,
): readonly Step[] {
  const source = { element, part: '' };
  if (roles.state === 'unknown')
    return [step('maybe', `By which role ${address} acts: ${roles.why}`, source)];
  const own = roles.value.flatMap((id) => index.topology.roles.find((role) => role.id === id) ?? []);
  if (own.length === 0) return [step('no', `${address} has no role to act by`, source)];
  const each = own.map((role) => [...roleMay(role, to, index), ...keySteps(role, to, index)]);
  const allowed = each.find((steps) => steps.every(({ verdict }) => verdict === 'yes'));
  // One of several roles is enough; what is not known of one may allow it.
  return allowed ?? each.find((steps) => steps.every(({ verdict }) => verdict !== 'no')) ?? each[0] ?? [];
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

function networkSteps(end: End, to: Place, service: string, index: TopologyIndex): readonly Step[] {
  const ways = index.topology.endpoints.filter(
    (way) => ifKnown(way.service) === service && isOfVpc(way, end, index),
  );
  const gateway = ways.find((way) => ifKnown(way.type) === 'gateway' && isRouted(way, end.subnet) !== 'no');
  const inside = ways.find((way) => ifKnown(way.type) === 'interface' && way.privateDns !== 'no');
  const other = { ...addressesOfService(service), groups: known([]), service };
  if (inside !== undefined) {
    const place = index.places.get(inside.id);
    const answer = place === undefined ? undefined : betweenPlaces(end.place, place, index);
    const steps =
      answer === undefined ? [] : [...answer.path, ...(answer.stop === undefined ? [] : [answer.stop])];
    return [...steps, policyStep(inside, to, index)];
  }
  if (gateway !== undefined)
    return [...gatewaySteps(end, gateway, service, index), policyStep(gateway, to, index)];
  return wayOut(end, other, https, index);
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

/** Without a policy an endpoint lets everything pass. */
function policyStep({ policy, id, element }: EndpointWay, to: Place, index: TopologyIndex): Step {
  const source = { element, part: '' };
  const action = serviceActions[to.kind]?.action ?? '';
  if (policy === undefined) return step('yes', `${id} has no policy: everything passes`, source);
  if (policy.state === 'unknown') return step('maybe', `The policy of ${id}: ${policy.why}`, source);
  const target = arnOf(to, index.topology);
  const request = { action, target, role: undefined, context: contextWithin(target) };
  const denied = some(...policy.value.map((one) => says(one, 'Deny', request)));
  const allowed = some(...policy.value.map((one) => says(one, 'Allow', request)));
  const is = denied === 'yes' ? 'no' : all(allowed, denied === 'maybe' ? 'maybe' : 'yes');
  const what = `${action} on ${to.address}`;
  if (is === 'yes') return step('yes', `The policy of ${id} lets ${what} pass`, source);
  if (is === 'no') return step('no', `The policy of ${id} does not let ${what} pass`, source);
  return step('maybe', `Whether the policy of ${id} lets ${what} pass`, source);
}
