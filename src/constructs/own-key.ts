import { KmsAlias } from '@cdktn/provider-aws/lib/kms-alias/index.js';
import { KmsKey } from '@cdktn/provider-aws/lib/kms-key/index.js';
import type { Construct } from 'constructs';
import { policyDocument, type Statement } from './identity/policy-document.js';
import type { Partition } from './partition.js';

/** A key of AWS KMS and who may use it. */
interface OwnKey {
  /** Id of the key, and the start of that of its alias: their addresses. */
  readonly id: string;
  readonly alias: string;
  readonly description: string;
  readonly partition: Partition;
  readonly accountId: string;
  /** What lets services use the key, beside what the account's own policies allow. */
  readonly services: readonly Statement[];
}

/**
 * A key that rotates every year, with its alias. The account decides about it by its own policies, as KMS has it by default.
 * Source: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 * @returns ARN of the key
 */
export function ownKey(scope: Construct, given: OwnKey): string {
  const { id, alias, description, partition, accountId, services } = given;
  const key = new KmsKey(scope, id, {
    description,
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: policyDocument([
      {
        Sid: 'Account',
        Effect: 'Allow',
        Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
      ...services,
    ]),
    tags: { Name: alias.replace('alias/', '') },
  });
  new KmsAlias(scope, `${id}_alias`, { name: alias, targetKeyId: key.keyId });
  return key.arn;
}
