import type { TerraformStack } from 'cdktn';
import { logsKey as keyOfGroups } from '../../constructs/logs/logs-key.js';
import { partitionOf } from '../../constructs/partition.js';
import type { StackInput } from '../stack-parts.js';
import { accountId } from './account-id.js';

/** ARN of the key of every log group of an environment; undefined where there is no group, or none of its own. */
export function logsKey(stack: TerraformStack, input: Pick<StackInput, 'settings' | 'names'>) {
  const { logs, aws, environment } = input.settings;
  return keyOfGroups(stack, {
    settings: logs,
    groups: groupsOf(input),
    alias: input.names.logs.keyAlias,
    environment,
    partition: partitionOf(aws.region),
    region: aws.region,
    accountId: () => accountId(stack),
  });
}

/** Names of the log groups that the stack makes. */
function groupsOf({ settings, names }: Pick<StackInput, 'settings' | 'names'>): string[] {
  const { logs, network, loadBalancer } = settings;
  const { database, databaseUpgrade, application, system } = names.logs;
  return [
    ...(logs.managed ? [database, databaseUpgrade, application, system] : []),
    ...(network.mode === 'dedicated' && network.flowLogs ? [names.network.flowLogGroup] : []),
    ...(loadBalancer.webAcl.mode === 'off' ? [] : [names.loadBalancer.webAclLogGroup]),
  ];
}
