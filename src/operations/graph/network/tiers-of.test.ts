import { expect, it } from 'vitest';
import { known, notKnown } from '../../../topology/known.js';
import type { Subnet } from '../../../topology/network/network.js';
import { tiersOf } from './tiers-of.js';

const subnet = (id: string, kind: Subnet['kind'], more: Partial<Subnet> = {}): Subnet => ({
  ...{ id, label: id, origin: 'managed', element: undefined, vpc: known('aws_vpc.v') },
  ...{ cidr: notKnown('…'), ipv6: 'no', ipv6Cidr: notKnown('…'), zone: notKnown('…'), zoneKey: undefined },
  ...{ isSeveral: false, kind, routeTable: notKnown('…'), acl: notKnown('…') },
  ...{ mapsPublicAddress: 'no', assignsIpv6: 'no' },
  ...more,
});
const names = (...all: readonly Subnet[]) => tiersOf(all).map(({ name }) => name);

it.each<[Subnet['kind'], string]>([
  ['public', 'Public'],
  ['private', 'Private'],
  ['isolated', 'Isolated'],
  ['unknown', 'Subnets'],
])('a tier of %s subnets without a word of their own is called %s', (kind, name) => {
  for (const word of ['subnet', 'subnets', 'this', 'main', 'default', 'all', 'main_1'])
    expect(names(subnet(`aws_subnet.${word}`, kind))).toEqual([name]);
  expect(names(subnet('subnet-0a1b', kind, { origin: 'named' }))).toEqual([name]);
  expect(names(subnet('default subnets of x', kind, { origin: 'default' }))).toEqual([name]);
});

it.each([
  ['aws_subnet.app', 'App'],
  ['aws_subnet.app_tier-1', 'App tier'],
  ['module.vpc.aws_subnet.database[0]', 'Database'],
  ['aws_subnet.public_a', 'Public'],
  ['aws_subnet.app12', 'App'],
  ['aws_subnet.app_g', 'App g'],
])('the tier of %s is called %s', (id, name) => {
  expect(names(subnet(id, 'private'))).toEqual([name]);
});

it('tiers are of the same routes and the same word, from the internet inwards', () => {
  const tiers = tiersOf([
    subnet('aws_subnet.db_1', 'isolated'),
    subnet('aws_subnet.odd', 'unknown'),
    subnet('aws_subnet.app_1', 'private'),
    subnet('aws_subnet.web_1', 'public'),
    subnet('aws_subnet.app_2', 'private'),
    subnet('aws_subnet.app_3', 'public'),
  ]);
  expect(
    tiers.map(({ name, reach, subnets }) => `${name} ${reach}: ${subnets.map(({ id }) => id).join(' ')}`),
  ).toEqual([
    'Web public: aws_subnet.web_1',
    'App public: aws_subnet.app_3',
    'App private: aws_subnet.app_1 aws_subnet.app_2',
    'Db isolated: aws_subnet.db_1',
    'Odd unknown: aws_subnet.odd',
  ]);
});
