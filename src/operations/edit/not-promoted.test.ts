import { describe, expect, it } from 'vitest';
import type { SettingSide } from '../../config/comparison/compare-settings.js';
import { concernsOf } from '../../config/comparison/setting-concerns.js';
import { whyNotPromoted } from './not-promoted.js';

const side = (value: unknown, isHidden = false): SettingSide => ({
  ...{ value, isHidden, compared: value },
  origin: {
    decidedBy: { source: 'product', value: undefined, path: null, line: null, column: null },
    ...{ overrides: [], dropped: [] },
  },
});
const why = (setting: string, a: unknown, b: unknown, isHidden = false) =>
  whyNotPromoted({ setting, concerns: concernsOf(setting), a: side(a, isHidden), b: side(b) });

describe('a setting is not copied to another environment', () => {
  it.each([
    ['aws.region', 'eu-west-1', 'us-east-1', 'it says who or where the environment is'],
    ['storage.bucketName', 'a', 'b', 'it says who or where the environment is'],
    ['database.password.version', 2, 1, 'it counts the passwords of the environment itself'],
    ['network.mode', 'existing', 'default', 'once deployed, an environment does not move to another network'],
    ['network.subnetIds', ['a'], ['b'], 'subnets are those of its own network'],
    ['network.loadBalancerSubnetIds', ['a'], ['b'], 'subnets are those of its own network'],
    ['network.databaseSubnetIds', ['a'], ['b'], 'subnets are those of its own network'],
    ['storage.kmsKeyArn', 'a', 'b', 'a key is of its own account and region'],
    ['loadBalancer.certificateArn', 'a', 'b', 'a certificate is of its own account and region'],
    ['compute.amiId', 'a', 'b', 'an image is of its own region'],
    ['database.multiAz', undefined, true, 'it is not set there'],
    ['database.storageGiB', 20, 50, 'the storage of a database never shrinks'],
    ['database.engineVersion', '15', '16', 'a database never goes back to an older version'],
    ['database.engineVersion', '16.3', '16.10', 'a database never goes back to an older version'],
  ])('%s, %j instead of %j: %s', (setting, a, b, reason) => {
    expect(why(setting, a, b)).toBe(reason);
  });

  it('where it may hold a secret, whatever it is', () => {
    expect(why('database.multiAz', undefined, true, true)).toBe('it may hold a secret');
  });
});

it.each([
  ['tags.Owner', 'a', 'b'],
  ['database.multiAz', true, false],
  ['database.storageGiB', 50, 20],
  ['database.storageGiB', 50, 50],
  ['compute.maxSize', 2, 4],
  ['database.engineVersion', '16', '15'],
  ['database.engineVersion', '16.10', '16.3'],
  ['database.engineVersion', '16', '16.3'],
  ['database.engineVersion', '16.3', '16'],
  ['database.engineVersion', '16.3', '16.3'],
])('%s may be copied, %j instead of %j', (setting, a, b) => {
  expect(why(setting, a, b)).toBeUndefined();
});
