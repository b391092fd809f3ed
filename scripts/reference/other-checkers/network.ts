import { networkGroupChecks } from './network-groups.js';
import { networkIamChecks } from './network-iam.js';
import { networkS3Checks } from './network-s3.js';
import type { OtherCheck } from './other-check.js';

/** Checks of others about security groups, networks, IAM and S3. */
export const networkChecks: readonly OtherCheck[] = [
  ...networkGroupChecks,
  ...networkIamChecks,
  ...networkS3Checks,
];
