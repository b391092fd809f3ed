import type { Role } from '../access/access.js';
import { ifKnown } from '../known.js';
import type { Place } from '../places/place.js';
import type { Topology } from '../topology.js';
import { serviceActions } from './access/actions.js';
import { plainAnswer, type ReachAnswer, step } from './answer.js';
import { betweenPlaces, fromInternet, toInternet } from './network-reach.js';
import { internetToService, placeToGateway, placeToService, roleToService } from './service-reach.js';
import { indexOf } from './topology-index.js';

/** The internet, where a place is asked for. */
export const theInternet = 'internet';

/** One side of a question: the internet, a place, or a role by itself. */
export type Party = typeof theInternet | Place | Role;

/** Pairs that were asked for: a picture and a matrix of one stack ask for the same. */
const answered = new WeakMap<Topology, Map<Party, Map<Party, ReachAnswer>>>();

/**
 * Whether one party can open a connection to another, or read it. In networks by listeners, public addresses, gateways, routes, network ACLs
 * and security groups, in the order in which packets meet them; of services by the policies of roles, of the resource, and of endpoints.
 * What is not known of them is `unknown`, unless something else stops it anyway.
 */
export function reach(topology: Topology, from: Party, to: Party): ReachAnswer {
  const all = answered.get(topology) ?? new Map<Party, Map<Party, ReachAnswer>>();
  const ofOne = all.get(from) ?? new Map<Party, ReachAnswer>();
  const answer = ofOne.get(to) ?? notedAnswer(topology, from, to);
  answered.set(topology, all.set(from, ofOne.set(to, answer)));
  return answer;
}

function notedAnswer(topology: Topology, from: Party, to: Party): ReachAnswer {
  const answer = answerOf(topology, from, to);
  const notes = topology.modules.map(
    ({ address }) => `${address} was not read: what it makes is not looked at.`,
  );
  return notes.length === 0 ? answer : { ...answer, notes: [...answer.notes, ...notes] };
}

function answerOf(topology: Topology, from: Party, to: Party): ReachAnswer {
  const index = indexOf(topology);
  if (to !== theInternet && isRole(to))
    return plainAnswer([step('no', `${to.id} is a role: it is acted by, not reached`)]);
  if (from !== theInternet && isRole(from)) {
    if (to === theInternet || !isService(to))
      return plainAnswer([
        step('no', `${from.id} is a role: who acts by it has an address, and not the role`),
      ]);
    return roleToService(from, to, index);
  }
  if (from === theInternet) {
    if (to === theInternet) return plainAnswer([]);
    return isService(to) ? internetToService(to, index) : fromInternet(to, index);
  }
  if (to === theInternet) return toInternet(from, index);
  if (isService(to)) return placeToService(from, to, index);
  const way = topology.endpoints.find(({ id }) => id === to.address);
  const isGateway = way !== undefined && ifKnown(way.type) === 'gateway';
  return isGateway ? placeToGateway(from, way, index) : betweenPlaces(from, to, index);
}

export function isRole(party: Place | Role): party is Role {
  return 'policies' in party;
}

/** True for what is reached by its policies, wherever it is asked from. */
export function isService({ kind }: Place): boolean {
  return serviceActions[kind] !== undefined;
}
