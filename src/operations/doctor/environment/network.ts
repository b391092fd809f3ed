import type { EnvironmentCheck } from '../check.js';
import { defaultNetworkFinding } from './default-network.js';
import { existingNetworkFinding } from './existing-network.js';

/** VPC and subnets are there, in two zones, and public where the load balancer stands. */
export const networkCheck: EnvironmentCheck = {
  id: 'network',
  title: 'VPC and subnets',
  needsAccess: true,
  isBeforeDeploy: true,
  run: (subject) =>
    subject.environment.network.mode === 'existing'
      ? existingNetworkFinding(subject)
      : defaultNetworkFinding(subject),
};
