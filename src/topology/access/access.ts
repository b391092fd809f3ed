import type { Element } from '../../model/element.js';
import type { PolicyStatement } from '../../model/policy-statements.js';
import type { Known } from '../known.js';
import type { Source } from '../network/network.js';

/** One policy, wherever it is written. */
export interface Policy {
  /** Address of what holds it, or the ARN of a policy of AWS. */
  readonly name: string;
  readonly source: Source;
  readonly statements: Known<readonly PolicyStatement[]>;
}

/** A role with all that says what it may do. */
export interface Role {
  /** Address of its element. */
  readonly id: string;
  readonly label: string;
  readonly element: Element;
  readonly policies: readonly Policy[];
  /** Its permissions boundary; undefined when it has none. */
  readonly boundary: Policy | undefined;
  /** Why it may have policies that are not here; undefined when all are. */
  readonly open: string | undefined;
}

/** A policy of a bucket, a secret, a key or another service place. */
export interface ResourcePolicy extends Policy {
  /** Address of the place. */
  readonly place: string;
  /** True for a grant of a key, which stands beside the policy of the key and takes nothing away. */
  readonly isGrant: boolean;
}

/** What keeps strangers from a bucket, whatever its policies say. */
export interface PublicAccessBlock {
  /** Address of the bucket. */
  readonly place: string;
  readonly source: Source;
  /** A block of the bucket or of the whole account, or an encryption by KMS, which takes requests that are signed alone. */
  readonly kind: 'bucket' | 'account' | 'encryption';
  /** Whether `restrict_public_buckets` is on; `maybe` where it may be another account's, and of an encryption, which objects need not have. */
  readonly restricts: 'yes' | 'maybe' | 'no';
}
