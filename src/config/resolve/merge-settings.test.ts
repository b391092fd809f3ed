import { describe, expect, it } from 'vitest';
import { newestEdition } from '../names/editions.js';
import type { EnvironmentConfig } from '../schema/environment-schema.js';
import { mergeSettings } from './merge-settings.js';
import { tierDefaults } from './tier-table.js';

const merged = (defaults: EnvironmentConfig, config: EnvironmentConfig) =>
  mergeSettings({ tier: 'development', edition: newestEdition, defaults, config });
const settingsOf = (defaults: EnvironmentConfig, config: EnvironmentConfig) =>
  merged(defaults, config).settings;

const ids = ['subnet-0a1b2c3d', 'subnet-0a1b2c3e'];
const others = ['subnet-0a1b2c3f', 'subnet-0a1b2c40'];
/** What the tier says of a network, which means something in a VPC of its own alone. */
const { network: ofTier } = tierDefaults('development');
const existing = {
  mode: 'existing',
  vpcId: 'vpc-0a1b2c3d',
  subnetIds: ids,
  loadBalancerSubnetIds: ids,
  databaseSubnetIds: ids,
} as const;

describe('who wins', () => {
  it('is the environment, then the defaults, then the tier', () => {
    const { compute } = settingsOf(
      { compute: { maxSize: 5, desiredCapacity: 2 } },
      { compute: { desiredCapacity: 3 } },
    );
    expect(compute).toMatchObject({ instanceType: 't3.micro', minSize: 1, maxSize: 5, desiredCapacity: 3 });
  });

  it('is the tier alone where nobody says anything', () => {
    expect(settingsOf({}, {})).toEqual(tierDefaults('development'));
    expect(
      mergeSettings({ tier: 'production', edition: newestEdition, defaults: {}, config: {} }).settings,
    ).toEqual(tierDefaults('production'));
  });

  it('is each setting by itself in a block inside a block', () => {
    const { database } = settingsOf(
      { database: { password: { version: 4 }, storageGiB: 30 } },
      { database: { password: { source: 'generated' } } },
    );
    expect(database).toMatchObject({
      storageGiB: 30,
      password: { source: 'generated', version: 4, recoveryWindowDays: 0 },
    });
  });

  it('is each tag by itself, and a list as a whole', () => {
    const { tags, network } = settingsOf(
      { tags: { A: '1', B: '1' }, network: existing },
      { tags: { B: '2' }, network: { subnetIds: others } },
    );
    expect(tags).toEqual({ A: '1', B: '2' });
    expect(network).toEqual({ ...Object(ofTier), ...existing, subnetIds: others });
  });

  it('is the order of the layers', () => {
    expect(merged({}, {}).layers.map(({ source }) => source)).toEqual(['environment', 'defaults', 'tier']);
  });

  it('is nobody for the tier itself: it is decided before', () => {
    expect(settingsOf({ tier: 'staging' }, { tier: 'production' })).not.toHaveProperty('tier');
  });
});

describe('what an environment gives up of the defaults', () => {
  it('is the VPC and all three lists of subnets of another mode', () => {
    const { settings, orphans } = merged({ network: existing }, { network: { mode: 'default' } });
    expect(settings.network).toEqual({ ...Object(ofTier), mode: 'default' });
    expect(orphans.map(({ path, choice }) => `${path.join('.')} of ${choice}`)).toEqual([
      'network.vpcId of network.mode',
      'network.subnetIds of network.mode',
      'network.loadBalancerSubnetIds of network.mode',
      'network.databaseSubnetIds of network.mode',
    ]);
    expect(orphans[0]?.value).toBe('vpc-0a1b2c3d');
  });

  it('is nothing where it chooses the same, or nothing', () => {
    for (const network of [{ mode: 'existing' } as const, {}, { databaseSubnetIds: others }]) {
      const { settings, orphans } = merged({ network: existing }, { network });
      expect(settings.network).toEqual({ ...Object(ofTier), ...existing, ...network });
      expect(orphans).toEqual([]);
    }
    expect(settingsOf({ network: existing }, {}).network).toEqual({ ...Object(ofTier), ...existing });
  });

  it('is what the defaults have without a choice of theirs', () => {
    const shared = { network: { vpcId: 'vpc-0a1b2c3d' } };
    const { network } = settingsOf(shared, { network: { mode: 'existing', subnetIds: ids } });
    expect(network).toEqual({ ...Object(ofTier), mode: 'existing', subnetIds: ids });
  });

  it('is never anything of its own', () => {
    const { network } = settingsOf({ network: { mode: 'default' } }, { network: existing });
    expect(network).toEqual({ ...Object(ofTier), ...existing });
  });

  it('is the key of another encryption, and not the other settings of the bucket', () => {
    const { storage } = settingsOf(
      { storage: { encryption: 'aws:kms', kmsKeyArn: 'arn', versioning: true, bucketPrefix: 'ours' } },
      { storage: { encryption: 'AES256' } },
    );
    expect(storage).toMatchObject({ encryption: 'AES256', versioning: true, bucketPrefix: 'ours' });
    expect(storage).not.toHaveProperty('kmsKeyArn');
  });

  it('is every setting of another backend', () => {
    const s3 = { type: 's3', bucket: 'b', region: 'r', keyPrefix: 'k', kmsKeyArn: 'a' } as const;
    expect(settingsOf({ backend: s3 }, { backend: { type: 'local' } }).backend).toEqual({ type: 'local' });
    const gcs = { type: 'gcs', config: { bucket: 'b' } } as const;
    expect(settingsOf({ backend: gcs }, { backend: { type: 'http' } }).backend).toEqual({ type: 'http' });
  });

  it('is not an external id beside another role, nor a prefix beside a whole name', () => {
    const { aws, storage } = settingsOf(
      { aws: { roleArn: 'one', externalId: 'id' }, storage: { bucketPrefix: 'ours' } },
      { aws: { roleArn: 'two' }, storage: { bucketName: 'whole' } },
    );
    expect(aws).toMatchObject({ roleArn: 'two', externalId: 'id' });
    expect(storage).toMatchObject({ bucketName: 'whole', bucketPrefix: 'ours' });
  });

  it('leaves the given settings as they were', () => {
    const defaults = { network: { ...existing } };
    settingsOf(defaults, { network: { mode: 'default' } });
    expect(defaults.network).toEqual(existing);
  });
});
