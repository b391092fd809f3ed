import type { EnvironmentCheck } from '../check.js';
import { dedicatedNetworkFinding } from './dedicated-network.js';
import { defaultNetworkFinding } from './default-network.js';
import { existingNetworkFinding } from './existing-network.js';

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
