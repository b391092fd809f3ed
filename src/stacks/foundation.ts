import type { TerraformStack } from 'cdktn';
import { Network } from '../constructs/network/network.js';
import { SecurityGroups } from '../constructs/network/security-groups.js';
import type { Foundation, StackInput } from './stack-parts.js';

/** Network and security groups. */
export function foundation(stack: TerraformStack, { settings, names }: StackInput): Foundation {
  const network = new Network(stack, 'network', { settings: settings.network });
  const groups = new SecurityGroups(stack, 'security_groups', {
    environment: settings.environment,
    vpcId: network.vpcId,
    names: names.network,
    appPort: settings.app.port,
    https: settings.loadBalancer.certificateArn !== undefined,
  });
  return { network, groups };
}
