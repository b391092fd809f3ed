import { autoScalingTypes } from './auto-scaling.js';
import type { ImportRule, ResourceType, TypeFacts } from './define-resource.js';
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
import { typesOfUsers } from './types-of-users.js';

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
const facts = new Map<string, TypeFacts>([...typesOfUsers, ...resourceTypes].map((one) => [one.type, one]));
const outsideOfAws: ImportRule = { isImportable: false, madeAgain: 'it exists in the state alone' };

/** All that is known of a type of our stacks; undefined for one that only a stack of a user's own has. */
export function resourceTypeOf(type: string): ResourceType | undefined {
  return byType.get(type);
}

/** How to get a resource of a type back; of an unknown one of AWS by the id that the provider gives. */
export function importRuleOf(type: string): ImportRule {
  return byType.get(type) ?? (type.startsWith('aws_') ? {} : outsideOfAws);
}

/** What is known of a type, ours or not; undefined for one that nobody has declared. */
export function typeFactsOf(type: string): TypeFacts | undefined {
  return facts.get(type);
}

/** The attributes that no two resources of a type may share at a time; empty where it has none, or nobody knows. */
export function uniqueNamesOf(type: string): readonly string[] {
  const unique = facts.get(type)?.unique;
  return unique !== undefined && 'by' in unique ? unique.by : [];
}

/** Whether a deletion loses data of users. A type that nobody has declared may be anything: it counts as holding data. */
export function holdsData(type: string): boolean {
  return facts.get(type)?.holdsData ?? true;
}
