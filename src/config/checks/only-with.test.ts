import { expect, it } from 'vitest';
import { UserError } from '../../errors/user-error.js';
import { resolveEnvironment } from '../resolve/resolve-environment.js';
import type { EnvironmentConfig } from '../schema/environment-schema.js';

function conflicts(config: EnvironmentConfig): readonly string[] {
  try {
    resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config });
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(({ path, message, hint }) => `${path}: ${message} ${hint}`);
  }
}

const subnets = ['subnet-0a1b2c3d', 'subnet-0a1b2c3e'];
const key = 'arn:aws:kms:ap-southeast-1:111122223333:key/x';

it.each<readonly [EnvironmentConfig, string]>([
  [
    { network: { vpcId: 'vpc-0a1b2c3d' } },
    'network.vpcId: `network.vpcId` has no effect with `network.mode: default`. Write `mode: existing`, or remove vpcId.',
  ],
  [
    { network: { mode: 'default', databaseSubnetIds: subnets } },
    'network.databaseSubnetIds: `network.databaseSubnetIds` has no effect with `network.mode: default`. Write `mode: existing`, or remove databaseSubnetIds.',
  ],
  [
    { storage: { kmsKeyArn: key } },
    'storage.kmsKeyArn: `storage.kmsKeyArn` has no effect with `storage.encryption: AES256`. Write `encryption: aws:kms`, or remove kmsKeyArn.',
  ],
  [
    { backend: { config: { address: 'https://states.example' } } },
    'backend.config: `backend.config` has no effect with `backend.type: local`. Set `type` to `remote`, `cloud`, `http`, `azurerm`, `gcs`, `pg`, `consul` or `kubernetes`, or remove config.',
  ],
  [
    { aws: { externalId: 'team-42' } },
    'aws.externalId: `aws.externalId` has no effect without `aws.roleArn`. Add `roleArn`, or remove externalId.',
  ],
  [
    { storage: { bucketName: 'abc', bucketPrefix: 'xy' } },
    'storage.bucketPrefix: `storage.bucketPrefix` has no effect beside `storage.bucketName`. Remove one of the two.',
  ],
])('%j is told', (config, told) => {
  expect(conflicts(config)).toEqual([told]);
});

it.each<EnvironmentConfig>([
  { network: { mode: 'existing', vpcId: 'vpc-0a1b2c3d', subnetIds: subnets } },
  { storage: { encryption: 'aws:kms', kmsKeyArn: key } },
  { storage: { bucketName: 'abc', bucketPrefix: 'app-data', bucketNamespace: 'none' } },
  { backend: { type: 'gcs', config: { bucket: 'states' } } },
  { aws: { roleArn: 'arn:aws:iam::111122223333:role/x', externalId: 'team-42' } },
])('%j goes together', (config) => {
  expect(conflicts(config)).toEqual([]);
});
