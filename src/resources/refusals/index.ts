import { autoScalingRefusals } from './auto-scaling.js';
import { ec2Refusals } from './ec2.js';
import { elasticLoadBalancingRefusals } from './elastic-load-balancing.js';
import { everyServiceRefusals } from './every-service.js';
import { iamRefusals } from './iam.js';
import { kmsRefusals } from './kms.js';
import { rdsRefusals } from './rds.js';
import { s3Refusals } from './s3.js';
import { secretsManagerRefusals } from './secrets-manager.js';

/** What AWS is known to refuse, by service; the first that fits is told. */
export const knownRefusals = [
  autoScalingRefusals,
  ec2Refusals,
  elasticLoadBalancingRefusals,
  iamRefusals,
  kmsRefusals,
  rdsRefusals,
  s3Refusals,
  secretsManagerRefusals,
  everyServiceRefusals,
];
