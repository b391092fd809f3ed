import type { KnownNames } from '../../aws/find-resource/lookup.js';

/** How a resource of a type gets back into a state that does not know it. */
export interface ImportRule {
  /** What `terraform import` takes, made of names; undefined when one is missing. Default: the id that the provider gives. */
  readonly idFromNames?: (names: KnownNames) => string | undefined;
  /** Why it need not be imported: what the next deploy does instead, without harm. */
  readonly madeAgain?: string;
  /** `terraform import` cannot take it, or would lose what matters. */
  readonly isImportable?: false;
}

const setAgain = 'AWS takes the same settings twice';
const ofBucket: ImportRule = { idFromNames: ({ bucket }) => asText(bucket), madeAgain: setAgain };

/** Types whose import needs more than the provider's id, or that need none. */
const rules: Readonly<Record<string, ImportRule>> = {
  aws_autoscaling_attachment: {
    isImportable: false,
    madeAgain: 'it cannot be imported, and AWS attaches the same target group twice without a word',
  },
  // The provider's id is RDS's own, which its import does not take.
  aws_db_instance: { idFromNames: ({ identifier }) => asText(identifier) },
  aws_iam_role_policy: {
    idFromNames: ({ role, name }) => joined([role, name], ':'),
    madeAgain: setAgain,
  },
  aws_iam_role_policy_attachment: {
    idFromNames: ({ role, policy_arn: policy }) => joined([role, policy], '/'),
    madeAgain: setAgain,
  },
  aws_s3_bucket_ownership_controls: ofBucket,
  aws_s3_bucket_policy: ofBucket,
  aws_s3_bucket_public_access_block: ofBucket,
  aws_s3_bucket_server_side_encryption_configuration: ofBucket,
  aws_s3_bucket_versioning: ofBucket,
  // An import does not read which version of the password it is: secret and database could part.
  aws_secretsmanager_secret_version: {
    isImportable: false,
    madeAgain: 'the secret gets a new version, which the database gets too',
  },
};

const byProviderId: ImportRule = {};
const outsideOfAws: ImportRule = { isImportable: false, madeAgain: 'it exists in the state alone' };

/** How to get a resource of that type back. */
export function importRuleOf(resourceType: string): ImportRule {
  if (!resourceType.startsWith('aws_')) return outsideOfAws;
  return rules[resourceType] ?? byProviderId;
}

function asText(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function joined(parts: readonly (string | number | undefined)[], separator: string): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join(separator);
}
