import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../errors/user-error.js';
import { unplacedSource } from '../file/source-places.js';
import { environmentNames } from '../names/environment-names.js';
import { tiers } from '../names/tiers.js';
import { checkFile } from './check-file.js';
import { resolveEnvironment } from './resolve-environment.js';

describe('resolveEnvironment', () => {
  it('takes the environment before the defaults, and the defaults before the tier table', () => {
    const { compute, tags, database } = resolveEnvironment({
      environment: 'staging',
      suffix: 'staging-002',
      defaults: { compute: { minSize: 3, maxSize: 8 }, tags: { A: '1', B: '1' } },
      config: { compute: { minSize: 4 }, tags: { B: '2' }, database: { password: { version: 7 } } },
    });
    expect(compute).toMatchObject({ instanceType: 't3.small', minSize: 4, maxSize: 8 });
    expect(tags).toEqual({ A: '1', B: '2' });
    expect(database.password).toMatchObject({ source: 'secretsManager', version: 7 });
  });

  it('does not inherit subnets or a key for a mode that an environment turns away from', () => {
    const { network, storage } = resolveEnvironment({
      environment: 'dev',
      suffix: 'dev-001',
      defaults: {
        network: {
          mode: 'existing',
          vpcId: 'vpc-0a1b2c3d',
          subnetIds: ['subnet-0a1b2c3d', 'subnet-0a1b2c3e'],
        },
        storage: { encryption: 'aws:kms', kmsKeyArn: 'arn:aws:kms:ap-southeast-1:111122223333:key/x' },
      },
      config: { network: { mode: 'default' }, storage: { encryption: 'AES256' } },
    });
    expect(network.mode).toBe('default');
    expect(network).not.toHaveProperty('vpcId');
    expect(network).not.toHaveProperty('subnetIds');
    expect(storage.kmsKeyArn).toBeUndefined();
  });

  it('gives resolved settings back unchanged', () => {
    const choice = fc.record({
      tier: fc.constantFrom(...tiers),
      suffix: fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,4})?$/),
      minSize: fc.integer({ min: 0, max: 2 }),
      owner: fc.stringMatching(/^[\p{L}\p{N}_.:/=+@ -]{0,50}$/u).filter((text) => !/^(aws|rds):/i.test(text)),
    });
    fc.assert(
      fc.property(choice, ({ tier, suffix, minSize, owner }) => {
        const config = {
          tier,
          compute: { minSize },
          tags: { Owner: owner },
          app: { bootScript: '#!/bin/sh\n' },
        };
        const once = resolveEnvironment({ environment: 'team', suffix, config, project: 'p' });
        expect(resolveEnvironment({ environment: 'team', suffix, config: once })).toEqual(once);
      }),
      { numRuns: 50 },
    );
  });

  it('tells a program which setting is wrong', () => {
    const wrong = () =>
      resolveEnvironment({
        environment: 'dev',
        suffix: 'Dev',
        config: { compute: { minSize: -1 }, aws: { region: 'x' } },
      });
    expect(wrong).toThrow(UserError);
    expect(wrong).toThrow(/minSize[\s\S]*suffix/);
  });

  it('needs a file to find a boot script by its path', () => {
    const config = { app: { bootScript: 'boot.sh' } };
    expect(() => resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config })).toThrow(
      /without a file/,
    );
  });
});

describe('environmentNames', () => {
  it('carries port, engine family, account and region where they decide a name', () => {
    const names = environmentNames(
      resolveEnvironment({
        environment: 'dev',
        suffix: 'dev-001',
        config: {
          aws: { accountId: '111122223333' },
          app: { port: 9000 },
          database: { engineVersion: '16' },
          storage: { bucketNamespace: 'account-region' },
        },
      }),
    );
    expect(names.loadBalancer.targetGroup).toBe('tg-dev-001-9000');
    expect(names.database.parameterGroup).toBe('postgres16-dev-001');
    expect(names.storage.bucket).toBe('app-data-dev-001-111122223333-ap-southeast-1');
  });
});

describe('settings that broke the schema', () => {
  const problemsOf = (config: object) => {
    const environments = { 'prod-001': { environment: 'prod', ...config } };
    return checkFile(unplacedSource({ version: 1, environments }, undefined)).problems.map(({ path }) =>
      path?.replace('environments.prod-001.', ''),
    );
  };

  it('a check says nothing of settings that broke the schema', () => {
    const maxStorageGiB = 25;
    expect(problemsOf({ database: { storageGiB: 50, maxStorageGiB } })).toEqual(['database.maxStorageGiB']);
    // Beside what the tier says it would be too little, and nobody has said that.
    expect(problemsOf({ database: { maxStorageGiB } })).toHaveLength(1);
    expect(problemsOf({ database: { storageGiB: 'many', maxStorageGiB } })).toEqual(['database.storageGiB']);
  });
});
