import { expect, it } from 'vitest';
import { known, notKnown } from '../../../topology/known.js';
import type { Subnet } from '../../../topology/network/network.js';
import { zoneIdOf, zonesOf } from './zones-of.js';

const subnet = (more: Partial<Subnet>): Subnet => ({
  ...{ id: 'aws_subnet.a', label: 'app', origin: 'managed', element: undefined, vpc: known('aws_vpc.v') },
  ...{ cidr: notKnown('…'), ipv6: 'no', ipv6Cidr: notKnown('…'), zone: notKnown('…'), zoneKey: undefined },
  ...{ isSeveral: false, kind: 'private', routeTable: notKnown('…'), acl: notKnown('…') },
  ...{ mapsPublicAddress: 'no', assignsIpv6: 'no' },
  ...more,
});
const namesOf = (...subnets: readonly Partial<Subnet>[]) =>
  zonesOf(subnets.map(subnet)).map(({ id, name }) => `${id}: ${name}`);

it('are the columns of their subnets, each once and in the order of their numbers', () => {
  const zones = ['zone-10', 'zone-2', 'zone-10', 'zone-1'];
  expect(namesOf(...zones.map((zone) => ({ zone: known(zone), zoneKey: zone })))).toEqual([
    'zone-1: zone-1',
    'zone-2: zone-2',
    'zone-10: zone-10',
  ]);
});

it('have numbers where their names are not known yet, and the name of the subnet that is alone in one', () => {
  const zoneKey = 'data.aws_availability_zones.all.names[0]';
  expect(namesOf({ zoneKey }, { zoneKey: `${zoneKey}x` })).toEqual([
    `${zoneKey}: Zone 1`,
    `${zoneKey}x: Zone 2`,
  ]);
  expect(namesOf({ zoneKey: 'aws_subnet.a' })).toEqual(['aws_subnet.a: Zone of app']);
});

it('are every zone for the default subnets, and unknown where nothing tells them apart', () => {
  expect(namesOf({ origin: 'default', zoneKey: 'x' })).toEqual(['x: Every zone']);
  expect(namesOf({})).toEqual(['zone not known: Zone not known']);
  const several = { isSeveral: true, id: 'data.aws_subnets.found' };
  expect(namesOf(several)).toEqual(['zones of data.aws_subnets.found: Zones of data.aws_subnets.found']);
  expect(zoneIdOf(subnet({ ...several, zoneKey: 'z' }))).toBe('z');
});
