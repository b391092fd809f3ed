import { autoScalingTypes } from './auto-scaling.js';
import type { ImportRule, ResourceType } from './define-resource.js';
import { ec2Types } from './ec2.js';
import { elasticLoadBalancingTypes } from './elastic-load-balancing.js';
import { iamTypes } from './iam.js';
import { rdsTypes } from './rds.js';
import { s3Types } from './s3.js';
import { secretsManagerTypes } from './secrets-manager.js';
import { acmTypes } from './services/acm.js';
import { backupTypes } from './services/backup.js';
import { cloudWatchTypes } from './services/cloudwatch.js';
import { kmsTypes } from './services/kms.js';
import { route53Types } from './services/route53.js';
import { snsTypes } from './services/sns.js';
import { vpcTypes } from './services/vpc.js';
import { wafTypes } from './services/waf.js';
import { terraformTypes } from './terraform.js';

/** Every type of managed resources that this product knows. */
export const resourceTypes: readonly ResourceType[] = [
  ...acmTypes,
  ...autoScalingTypes,
  ...cloudWatchTypes,
  ...backupTypes,
  ...ec2Types,
  ...elasticLoadBalancingTypes,
  ...iamTypes,
  ...kmsTypes,
  ...rdsTypes,
  ...route53Types,
  ...s3Types,
  ...secretsManagerTypes,
  ...snsTypes,
  ...terraformTypes,
  ...vpcTypes,
  ...wafTypes,
];

const byType = new Map(resourceTypes.map((one) => [one.type, one]));
const outsideOfAws: ImportRule = { isImportable: false, madeAgain: 'it exists in the state alone' };

/** What is known of a type; undefined for one that only a stack of a user's own has. */
export function resourceTypeOf(type: string): ResourceType | undefined {
  return byType.get(type);
}

/** How to get a resource of a type back; of an unknown one of AWS by the id that the provider gives. */
export function importRuleOf(type: string): ImportRule {
  return byType.get(type) ?? (type.startsWith('aws_') ? {} : outsideOfAws);
}

/**
 * Types that nobody has declared and whose data is in another resource: the storage is the cluster's, and stays with it when its last instance goes.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html
 */
const storedElsewhere = new Set([
  'aws_docdb_cluster_instance',
  'aws_neptune_cluster_instance',
  'aws_rds_cluster_instance',
]);

/** Whether a deletion loses data of users. A type that nobody has declared may be anything: it counts as holding data. */
export function holdsData(type: string): boolean {
  return byType.get(type)?.holdsData ?? !storedElsewhere.has(type);
}
