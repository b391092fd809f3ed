import type { ITerraformDependable } from 'cdktn';
import type { EnvironmentNames } from '../config/names/environment-names.js';
import type { ResolvedEnvironment } from '../config/schema/environment-schema.js';
import type { Compute } from '../constructs/compute/compute.js';
import type { Database } from '../constructs/database/database.js';
import type { LoadBalancer } from '../constructs/load-balancer/load-balancer.js';
import type { LogGroups } from '../constructs/logs/log-groups.js';
import type { Network } from '../constructs/network/network.js';
import type { SecurityGroups } from '../constructs/network/security-groups.js';
import type { Bucket } from '../constructs/storage/bucket.js';

/** What every part of a stack is made from. */
export interface StackInput {
  readonly settings: ResolvedEnvironment;
  readonly names: EnvironmentNames;
  /** The default tags, escaped for Terraform. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Where everything else stands. */
export interface Foundation {
  readonly network: Network;
  readonly groups: SecurityGroups;
  /** Interface endpoints of the VPC: an instance that starts before they are there reaches nothing. */
  readonly endpoints: readonly ITerraformDependable[];
  /** ARN of the key of the log groups; undefined where CloudWatch Logs encrypts with its own. */
  readonly logKeyArn: string | undefined;
  /** Undefined where RDS makes its own. */
  readonly logGroups: LogGroups | undefined;
}

/** What serves, and what it keeps. */
export interface Application {
  readonly loadBalancer: LoadBalancer;
  readonly bucket: Bucket;
  readonly database: Database;
  readonly compute: Compute;
}
