import type { Place } from '../places/place.js';
import type { Topology } from '../topology.js';
import type { ReachAnswer } from './answer.js';
import { betweenPlaces, fromInternet, toInternet } from './network-reach.js';
import { indexOf } from './topology-index.js';

/** The internet, where a place is asked for. */
export const theInternet = 'internet';

/** One side of a question: the internet, or a place. */
export type Party = typeof theInternet | Place;

/**
 * Whether one party can open a connection to another, or read it: by listeners, public addresses, gateways, routes, network ACLs and security
 * groups in the order in which packets meet them. What is not known of them is `unknown`, unless something else stops it anyway.
 */
export function reach(topology: Topology, from: Party, to: Party): ReachAnswer {
  const index = indexOf(topology);
  if (from === theInternet) return to === theInternet ? same() : fromInternet(to, index);
  return to === theInternet ? toInternet(from, index) : betweenPlaces(from, to, index);
}

function same(): ReachAnswer {
  return { outcome: 'reachable', flows: [], path: [], stop: undefined, unknowns: [], notes: [] };
}
