import { acmRules } from './acm/index.js';
import { autoscalingRules } from './autoscaling/index.js';
import { backupRules } from './backup/index.js';
import type { Rule } from './define-rule.js';
import { ec2Rules } from './ec2/index.js';
import { elbRules } from './elb/index.js';
import { iamRules } from './iam/index.js';
import { kmsRules } from './kms/index.js';
import { logsRules } from './logs/index.js';
import { namingRules } from './naming/index.js';
import { outputsRules } from './outputs/index.js';
import { providerRules } from './provider/index.js';
import { rdsRules } from './rds/index.js';
import { s3Rules } from './s3/index.js';
import { secretsManagerRules } from './secrets-manager/index.js';
import { securityGroupsRules } from './security-groups/index.js';
import { snsRules } from './sns/index.js';
import { tagsRules } from './tags/index.js';
import { terraformRules } from './terraform/index.js';
import { vpcRules } from './vpc/index.js';
import { wafRules } from './waf/index.js';

/** Every rule, by service. */
export const rules: readonly Rule[] = [
  ...rdsRules,
  ...s3Rules,
  ...secretsManagerRules,
  ...kmsRules,
  ...logsRules,
  ...snsRules,
  ...backupRules,
  ...ec2Rules,
  ...autoscalingRules,
  ...securityGroupsRules,
  ...vpcRules,
  ...iamRules,
  ...elbRules,
  ...acmRules,
  ...wafRules,
  ...tagsRules,
  ...namingRules,
  ...outputsRules,
  ...providerRules,
  ...terraformRules,
];
