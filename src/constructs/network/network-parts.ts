import type { ITerraformDependable } from 'cdktn';
import type { NetworkNames } from './names.js';
import type { NetworkSettings } from './settings.js';

/** What a network is made from. */
export interface NetworkInput {
  readonly settings: NetworkSettings;
  readonly names: NetworkNames;
  /** AWS region, for the names of AWS services and buckets. */
  readonly region: string;
  /** Name of the bucket of the environment: instances reach it through the endpoint of S3. */
  readonly bucketName: string;
  /** Bucket and key of the object that instances fetch at their start, through the same endpoint. Default: none. */
  readonly artifact?: { readonly bucket: string; readonly key: string } | undefined;
  /** ARN of the KMS key of the flow logs. Default: the key of CloudWatch Logs. */
  readonly logKeyArn?: string | undefined;
}

/** Where an environment stands. */
export interface NetworkParts {
  readonly vpcId: string;
  /** Subnets of the instances. */
  readonly subnetIds: string[];
  readonly loadBalancerSubnetIds: string[];
  readonly databaseSubnetIds: string[];
  /** What has to be there before a load balancer is made; nothing in a network that others made. */
  readonly publicRoutes: readonly ITerraformDependable[];
  /** What has to be there before an instance starts. */
  readonly privateRoutes: readonly ITerraformDependable[];
  /** The VPC itself, where it is one of its own. */
  readonly own?: OwnVpc;
}

/** What others need to know of a VPC of its own. */
export interface OwnVpc {
  /** Number of the account. */
  readonly accountId: string;
  /** The list of addresses of S3, for rules of security groups. */
  readonly s3PrefixListId: string;
  /** Public addresses from which instances reach the internet. */
  readonly natAddresses: readonly string[];
}
