import { describe, expect, it } from 'vitest';
import { companionSentence, companions } from './companions.js';
import { schemaAt } from './schema-index.js';

describe('the settings that mean something only under a value of another', () => {
  it.each(companions.map((companion) => [[...companion.block, companion.key].join('.'), companion] as const))(
    '%s names a setting of its block, and values that it has',
    (_setting, { block, choice, is }) => {
      const other = schemaAt(['defaults', ...block, choice]);
      expect(other).toBeDefined();
      if (Array.isArray(is)) expect(other?.enum).toEqual(expect.arrayContaining(is));
    },
  );

  it('are these', () => {
    expect(companions.map(({ block, key, choice }) => `${block.join('.')}: ${key} of ${choice}`)).toEqual([
      'aws: externalId of roleArn',
      'network: vpcId of mode',
      'network: subnetIds of mode',
      'network: loadBalancerSubnetIds of mode',
      'network: databaseSubnetIds of mode',
      'network: vpcTags of mode',
      'network: subnetTags of mode',
      'network: loadBalancerSubnetTags of mode',
      'network: databaseSubnetTags of mode',
      'network: cidr of mode',
      'network: zones of mode',
      'network: nat of mode',
      'network: interfaceEndpoints of mode',
      'network: s3Buckets of mode',
      'network: egress of mode',
      'network: flowLogs of mode',
      'network: flowLogRetentionDays of mode',
      'loadBalancer: domainName of hostedZoneId',
      'loadBalancer: hostedZoneId of domainName',
      'loadBalancer.webAcl: rateLimit of mode',
      'loadBalancer.webAcl: bodySize of mode',
      'loadBalancer.webAcl: anonymousIpList of mode',
      'loadBalancer.webAcl: logRetentionDays of mode',
      'database.restoreFrom: snapshotIdentifier of source',
      'database.restoreFrom: databaseIdentifier of source',
      'database.restoreFrom: time of source',
      'storage: bucketPrefix of bucketName',
      'storage: bucketNamespace of bucketName',
      'storage: kmsKeyArn of encryption',
      'storage.objectLock: days of mode',
      'backup: hourUtc of plan',
      'backup: retentionDays of plan',
      'backup: lock of plan',
      'backup: forceDestroy of plan',
      'backend: bucket of type',
      'backend: region of type',
      'backend: keyPrefix of type',
      'backend: kmsKeyArn of type',
      'backend: bucketOwner of type',
      'backend: config of type',
      'backend: insecureReason of type',
    ]);
  });

  it.each([
    ['network.vpcId', 'Only with `network.mode: existing`.'],
    ['aws.externalId', 'Only with `aws.roleArn`.'],
    ['storage.bucketPrefix', 'Not with `storage.bucketName`.'],
    [
      'backend.config',
      'Only with `backend.type` `remote`, `cloud`, `http`, `azurerm`, `gcs`, `pg`, `consul` or `kubernetes`.',
    ],
    ['network.mode', undefined],
  ])('%s: %s', (setting, sentence) => {
    expect(companionSentence(setting)).toBe(sentence);
  });
});
