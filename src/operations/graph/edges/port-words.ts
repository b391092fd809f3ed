import { ifKnown } from '../../../topology/known.js';
import type { GroupRule } from '../../../topology/network/network.js';
import type { Place, ServedPort } from '../../../topology/places/place.js';
import type { Topology } from '../../../topology/topology.js';
import { textAt } from '../boxes/place-details.js';

/** What a rule lets pass to a place, `HTTPS 443`: of the ports on which the place listens, where these are known. */
export function portWords(
  { protocol, ports }: GroupRule,
  served: readonly string[] | undefined,
): readonly string[] {
  const [name, range] = [ifKnown(protocol), ifKnown(ports)];
  if (name === undefined || range === undefined) return ['port not known'];
  if (name === 'all') return served === undefined || served.length === 0 ? ['all traffic'] : served;
  const word = name.toUpperCase();
  if (range === 'none') return [word];
  if (range.from === 0 && range.to === 65_535)
    return served === undefined || served.length === 0 ? [`${word}, all ports`] : served;
  const inside = served?.filter((one) => within(Number(one.split(' ').at(-1)), range));
  if (inside !== undefined && inside.length > 0) return inside;
  if (range.from !== range.to) return [`${word} ${range.from} to ${range.to}`];
  return [word === 'TCP' && range.from === 443 ? 'HTTPS 443' : `${word} ${range.from}`];
}

function within(port: number, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return port >= from && port <= to;
}

/** On what a place listens, in the words of its listeners; undefined where nobody knows. */
export function servedWords({ ports }: Place): readonly string[] | undefined {
  const known = ports === undefined ? undefined : ifKnown(ports);
  return known?.map((one) => `${protocolOf(one)} ${one.port}`);
}

function protocolOf({ element, protocol }: ServedPort): string {
  const isListener = /_listener$/.test(element.type);
  return (isListener ? textAt(element, 'protocol') : undefined) ?? protocol.toUpperCase();
}

/** What a load balancer sends to a place, in the words of its target groups; undefined where the place is no target of it. */
export function targetWords(from: Place, to: Place, topology: Topology): readonly string[] | undefined {
  const served = (from.ports === undefined ? undefined : ifKnown(from.ports)) ?? [];
  const ids = served.flatMap(({ targetGroups }) => ifKnown(targetGroups) ?? []);
  const groups = topology.targetGroups.filter(
    ({ id, targets }) => ids.includes(id) && (ifKnown(targets) ?? []).includes(to.address),
  );
  const words = groups.flatMap(({ element }) => {
    const [protocol, port] = [textAt(element, 'protocol'), textAt(element, 'port')];
    return protocol === undefined || port === undefined ? [] : [`${protocol} ${port}`];
  });
  return words.length === 0 ? undefined : [...new Set(words)];
}
