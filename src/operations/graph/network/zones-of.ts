import { ifKnown } from '../../../topology/known.js';
import type { Subnet } from '../../../topology/network/network.js';
import type { PictureZone } from '../picture.js';

/** The column of a subnet. One lookup of several subnets is a column of its own: nobody knows yet how many zones it has. */
export function zoneIdOf({ zoneKey, id, isSeveral }: Subnet): string {
  if (zoneKey !== undefined) return zoneKey;
  return isSeveral ? `zones of ${id}` : 'zone not known';
}

/** The zones of some subnets as columns, in the order of their names. */
export function zonesOf(subnets: readonly Subnet[]): readonly PictureZone[] {
  const first = new Map<string, Subnet>();
  for (const subnet of subnets) if (!first.has(zoneIdOf(subnet))) first.set(zoneIdOf(subnet), subnet);
  const sorted = [...first].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
  return sorted.map(([id, subnet], index) => ({ id, name: zoneName(subnet, index) }));
}

function zoneName(subnet: Subnet, index: number): string {
  const name = ifKnown(subnet.zone);
  if (name !== undefined) return name;
  if (subnet.origin === 'default') return 'Every zone';
  if (subnet.zoneKey === undefined) return subnet.isSeveral ? `Zones of ${subnet.id}` : 'Zone not known';
  // The key is the expression that will be the zone: the zones differ, their names are not known yet.
  return subnet.zoneKey === subnet.id ? `Zone of ${subnet.label}` : `Zone ${index + 1}`;
}
