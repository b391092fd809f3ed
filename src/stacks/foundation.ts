import type { TerraformStack } from 'cdktn';
import { literal } from '../constructs/literals.js';
import { servesHttps } from '../constructs/load-balancer/settings.js';
import { InterfaceEndpoints } from '../constructs/network/interface-endpoints.js';
import { Network } from '../constructs/network/network.js';
import { egressOf, interfaceEndpointsOf } from '../constructs/network/outside-needs.js';
import { SecurityGroups } from '../constructs/network/security-groups.js';
import { logGroups } from './monitoring/log-groups.js';
import { logsKey } from './monitoring/logs-key.js';
import type { Foundation, StackInput } from './stack-parts.js';

/** Network, security groups and log groups. */
export function foundation(stack: TerraformStack, { settings, names }: StackInput): Foundation {
  const region = literal(settings.aws.region);
  const logKeyArn = logsKey(stack, { settings, names });
  const network = new Network(stack, 'network', {
    settings: settings.network,
    names: names.network,
    region,
    bucketName: literal(names.storage.bucket),
    logKeyArn,
    artifact: settings.app.artifact,
  });
  const services = interfaceEndpointsOf(settings.network);
  const groups = new SecurityGroups(stack, 'security_groups', {
    environment: settings.environment,
    vpcId: network.vpcId,
    names: names.network,
    appPort: settings.app.port,
    https: servesHttps(settings.loadBalancer),
    sources: settings.loadBalancer.allowedSources,
    egress: egressOf(settings.network),
    hasEndpoints: services.length > 0,
    s3PrefixListId: network.own?.s3PrefixListId,
  });
  const ground = { network, groups, logKeyArn, logGroups: logGroups(stack, { settings, names }, logKeyArn) };
  if (network.own === undefined || groups.endpointsId === undefined) return { ...ground, endpoints: [] };
  const { endpoints } = new InterfaceEndpoints(stack, 'interface_endpoints', {
    names: names.network,
    region,
    services,
    vpcId: network.vpcId,
    accountId: network.own.accountId,
    subnetIds: network.subnetIds,
    securityGroupId: groups.endpointsId,
  });
  return { ...ground, endpoints };
}
