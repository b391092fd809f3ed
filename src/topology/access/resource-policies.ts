import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { policyStatements } from '../../model/policy-document.js';
import { valuesAt } from '../../model/values-at.js';
import { all, type Certainty, certain } from '../../rules/conditions/certainty.js';
import { isWritten } from '../../rules/conditions/is-written.js';
import { naming, unknownAt } from '../ids-at.js';
import { known, notKnown } from '../known.js';
import type { Region } from '../network/network.js';
import type { Place, PlaceKind } from '../places/place.js';
import { flagAt } from '../readings.js';
import type { PublicAccessBlock, ResourcePolicy } from './access.js';
import { grantsOf } from './grants.js';

/** Where the policy of a place stands: in resources of their own, and in an attribute of its own. */
const holders: Partial<Readonly<Record<PlaceKind, readonly (readonly [type: string, path: string])[]>>> = {
  bucket: [['aws_s3_bucket_policy', 'bucket']],
  secret: [['aws_secretsmanager_secret_policy', 'secret_arn']],
  key: [['aws_kms_key_policy', 'key_id']],
  topic: [['aws_sns_topic_policy', 'arn']],
  queue: [['aws_sqs_queue_policy', 'queue_url']],
  table: [['aws_dynamodb_resource_policy', 'resource_arn']],
};

/** The policies of the places that have one. */
export function resourcePoliciesOf(model: Model, places: readonly Place[]): readonly ResourcePolicy[] {
  return places.flatMap(({ address, kind, element }) => {
    const beside = (holders[kind] ?? []).flatMap(([type, path]) => {
      const { byId, loose } = naming(model, type, path);
      const own = (byId.get(address) ?? []).map((one) => policyOf(address, one, model));
      // A policy of which nobody knows whose it is may be of this place.
      const open =
        loose === undefined
          ? []
          : [{ ...policyOf(address, loose, model), statements: notKnown<never>(unknownAt(loose, path)) }];
      return [...own, ...open];
    });
    return [
      ...beside,
      ...(holders[kind] !== undefined && hasOwn(element) ? [policyOf(address, element, model)] : []),
      ...(kind === 'key' ? grantsOf(address, model) : []),
    ];
  });
}

/** A plan says of a policy that nobody wrote that it is known only after apply. */
function hasOwn(element: Element): boolean {
  const reading = element.get('policy');
  return reading.state === 'known' ? reading.value !== '' : isWritten(element, 'policy');
}

function policyOf(place: string, element: Element, model: Model): ResourcePolicy {
  const statements = policyStatements(model, element, 'policy');
  return {
    ...{ place, name: element.address, source: { element, part: '' }, isGrant: false },
    statements: statements === undefined ? notKnown(unknownAt(element, 'policy')) : known(statements),
  };
}

/** The settings of buckets, and of the account, that keep strangers out. */
export function publicAccessBlocksOf(
  model: Model,
  places: readonly Place[],
  regions: readonly Region[],
): readonly PublicAccessBlock[] {
  const ofAccount = model.ofType('aws_s3_account_public_access_block');
  const { byId, loose } = naming(model, 'aws_s3_bucket_public_access_block', 'bucket');
  return places
    .filter(({ kind }) => kind === 'bucket')
    .flatMap(({ address, element: bucket }) => [
      ...(byId.get(address) ?? []).map((element) => blockOf(address, element, 'yes')),
      ...(loose === undefined ? [] : [blockOf(address, loose, 'maybe')]),
      ...ofAccount.map((element) => ({
        ...blockOf(address, element, sameAccount(element, bucket, regions)),
        kind: 'account' as const,
      })),
      ...encryptionsOf(bucket, model),
    ]);
}

function blockOf(place: string, element: Element, isOfPlace: Certainty): PublicAccessBlock {
  return {
    ...{ place, source: { element, part: '' }, kind: 'bucket' },
    restricts: all(isOfPlace, flagAt(element, 'restrict_public_buckets', 'no')),
  };
}

/** What encrypts the objects of a bucket by default, where that is a key of KMS, AWS's own or another. */
function encryptionsOf(bucket: Element, model: Model): readonly PublicAccessBlock[] {
  const { byId, loose } = naming(model, 'aws_s3_bucket_server_side_encryption_configuration', 'bucket');
  const nested = 'rule.apply_server_side_encryption_by_default.sse_algorithm';
  const found = [
    ...[...(byId.get(bucket.address) ?? []), ...(loose === undefined ? [] : [loose])].map(
      (element) => [element, nested] as const,
    ),
    // A plan says of what nobody wrote that it is known only after apply.
    ...(isWritten(bucket, 'server_side_encryption_configuration')
      ? [[bucket, `server_side_encryption_configuration.${nested}`] as const]
      : []),
  ];
  return found
    .filter(([element, path]) => valuesAt(element.values, path).some(({ value }) => value !== 'AES256'))
    .map(([element]) => ({
      ...{ place: bucket.address, source: { element, part: '' } },
      ...{ kind: 'encryption', restricts: 'maybe' },
    }));
}

/** Whether two elements are of one account: two configurations of the provider may have one each. */
function sameAccount(one: Element, other: Element, regions: readonly Region[]): Certainty {
  if (one.provider === other.provider) return 'yes';
  const [first, second] = [one, other].map(
    ({ provider }) => regions.find((region) => region.provider === provider)?.account,
  );
  return first === undefined || second === undefined ? 'maybe' : certain(first === second);
}
