import { describe, expect, it } from 'vitest';
import { tierTable } from '../resolve/tier-table.js';
import { regionTimeZones } from '../values/regions.js';
import { databaseClassOffers, instanceTypeOffers, OfferTable, versionClassOffers } from './offers.js';
import { similarOffers } from './similar-offers.js';

describe('a table of offers', () => {
  const table = new OfferTable({
    names: 'a b c d e f g h i j',
    offered: { here: Buffer.from([0b0000_0101, 0b10]).toString('base64'), there: '' },
  });

  it.each([
    ['a', 'here', 'offered'],
    ['b', 'here', 'not-offered'],
    ['c', 'here', 'offered'],
    ['j', 'here', 'offered'],
    ['i', 'here', 'not-offered'],
    ['a', 'there', 'not-offered'],
    ['a', 'nowhere', 'no-data'],
    ['a', 'toString', 'no-data'],
    ['z', 'here', 'unknown'],
    ['toString', 'here', 'unknown'],
  ])('says that %s in %s is %s', (name, key, expected) => {
    expect(table.offer(name, key)).toBe(expected);
  });

  it('lists what is offered', () => {
    expect(table.offeredUnder('here')).toEqual(['a', 'c', 'j']);
    expect(table.offeredUnder('nowhere')).toEqual([]);
  });
});

it.each(tierTable['compute.instanceType'])('%s is offered in nearly every region', (type) => {
  const regions = Object.keys(regionTimeZones).filter(
    (one) => instanceTypeOffers().offer(type, one) !== 'no-data',
  );
  const missing = regions.filter((one) => instanceTypeOffers().offer(type, one) !== 'offered');
  expect(regions.length).toBeGreaterThan(30);
  // The newest regions have no types of former generations.
  expect(missing.length).toBeLessThan(8);
});

it.each(tierTable['database.instanceClass'])('%s is offered with every version that is created', (name) => {
  for (const version of ['15.19', '16.15', '17.11', '18.6'])
    expect(versionClassOffers().offer(name, version)).toBe('offered');
  expect(databaseClassOffers().offer(name, 'ap-southeast-1')).toBe('offered');
});

it('others of the same size and kind are named, the nearest generation first', () => {
  const offered = [
    'm5.large',
    'm6i.large',
    'm6i.xlarge',
    'm8g.large',
    'c6i.large',
    't3.large',
    'db.m6g.large',
  ];
  expect(similarOffers('m7i.large', offered)).toEqual(['m6i.large', 'm8g.large']);
  expect(similarOffers('db.m4.large', ['db.m5.large', 'db.r5.large'])).toEqual(['db.m5.large']);
  expect(similarOffers('x9.huge', offered)).toEqual([]);
});
