import { nearestName } from '../../config/names/nearest-name.js';
import type { Place } from '../../topology/places/place.js';
import { isPlaceWord } from '../../topology/places/place-words.js';
import { isRole, isService, type Party, theInternet } from '../../topology/reach/reach.js';
import type { Topology } from '../../topology/topology.js';
import { noSuchPlace } from './errors.js';

/** Addresses that a hint lists at most: `reach` without arguments lists them all. */
const mostNamed = 40;

/** Who opens connections: the internet, and what runs something. Endpoints and file systems only answer. */
export function sourcesOf({ places }: Topology): readonly Party[] {
  const starts = places.filter(
    (one) => !isService(one) && !['web-acl', 'endpoint', 'file-system'].includes(one.kind),
  );
  return [theInternet, ...starts];
}

/** What is reached: the internet, places in networks, and services that are read. */
export function targetsOf({ places }: Topology): readonly Party[] {
  return [theInternet, ...places.filter(({ kind }) => kind !== 'web-acl')];
}

/**
 * The parties that a word names: `internet`, an address, or a kind, which stands for all places of it, and for none where the stack has none.
 * The address of a role is a party too.
 * @throws UserError `no-such-place`
 */
export function partiesNamed(topology: Topology, name: string, stack: string): readonly Party[] {
  if (name === theInternet) return [theInternet];
  const { roles } = topology;
  const places = topology.places.filter(({ kind }) => kind !== 'web-acl');
  const role = roles.find(({ id }) => id === name);
  if (role !== undefined) return [role];
  const found = places.filter(({ address }) => address === name);
  const named = found.length > 0 ? found : places.filter(({ kind }) => kind === name);
  if (named.length > 0 || isPlaceWord(name)) return named;
  const kinds = [theInternet, ...new Set(places.map(({ kind }) => kind))];
  const addresses = [...places.map(({ address }) => address), ...roles.map(({ id }) => id)];
  const suggestion = nearestName(name, [...kinds, ...addresses]);
  throw noSuchPlace.error({ stack, name, suggestion, kinds, addresses: addresses.slice(0, mostNamed) });
}

/** How a party is called. */
export interface PartyName {
  /** `internet`, or the address of its element. */
  readonly address: string;
  /** `internet`, `role`, or the kind of a place. */
  readonly kind: string;
  readonly label: string;
}

export function nameOfParty(party: Party): PartyName {
  if (party === theInternet) return { address: theInternet, kind: theInternet, label: 'the internet' };
  if (isRole(party)) return { address: party.id, kind: 'role', label: party.label };
  const { address, kind, label }: Place = party;
  return { address, kind, label };
}
