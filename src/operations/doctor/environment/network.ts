import type { EnvironmentCheck } from '../check.js';
import { dedicatedNetworkFinding } from './networks/dedicated-network.js';
import { defaultNetworkFinding } from './networks/default-network.js';
import { existingNetworkFinding } from './networks/existing-network.js';

const findings = {
  dedicated: dedicatedNetworkFinding,
  default: defaultNetworkFinding,
  existing: existingNetworkFinding,
} as const;

/** VPC and subnets are there, in two zones, and public where the load balancer stands. */
export const networkCheck: EnvironmentCheck = {
  id: 'network',
  title: 'VPC and subnets',
  needsAccess: true,
  isBeforeDeploy: true,
  run: (subject) => findings[subject.environment.network.mode](subject),
};
