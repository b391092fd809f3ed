import type { TerraformStack } from 'cdktn';
import { LogGroups } from '../../constructs/logs/log-groups.js';
import { partitionOf } from '../../constructs/partition.js';
import type { StackInput } from '../stack-parts.js';
import { accountId } from './account-id.js';

/** The log groups of an environment, where its file has them managed. */
export function logGroups(
  stack: TerraformStack,
  { settings, names }: Pick<StackInput, 'settings' | 'names'>,
): LogGroups | undefined {
  if (!settings.logs.managed) return undefined;
  return new LogGroups(stack, 'logs', {
    settings: settings.logs,
    names: names.logs,
    environment: settings.environment,
    partition: partitionOf(settings.aws.region),
    region: settings.aws.region,
    accountId: accountId(stack),
    others: settings.loadBalancer.webAcl.mode === 'off' ? [] : [names.loadBalancer.webAclLogGroup],
  });
}
