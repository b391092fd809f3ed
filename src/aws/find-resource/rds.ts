import { clientConfig } from '../client-config.js';
import type { AwsTarget } from '../target.js';
import { type Lookups, tagsOf, text } from './lookup.js';
import { sender } from './send.js';

/** States in which RDS refuses every change: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html */
const busy = new Set(['creating', 'backing-up', 'modifying', 'rebooting', 'configuring-enhanced-monitoring']);

/** Databases, their subnet groups and parameter groups. */
export async function rdsLookups(target: AwsTarget): Promise<Lookups> {
  const sdk = await import('@aws-sdk/client-rds');
  const client = new sdk.RDSClient(await clientConfig(target));
  const send = sender('RDS', target.environment.suffix);
  const withTags = async (importId: string, arn: string | undefined) => {
    if (arn === undefined) return undefined;
    const answer = await send(client.send(new sdk.ListTagsForResourceCommand({ ResourceName: arn })));
    return { importId, tags: tagsOf(answer?.TagList) };
  };
  return {
    aws_db_instance: async (names) => {
      const identifier = text(names, 'identifier') ?? '';
      const command = new sdk.DescribeDBInstancesCommand({ DBInstanceIdentifier: identifier });
      const [found] = (await send(client.send(command)))?.DBInstances ?? [];
      if (found === undefined || found.DBInstanceStatus === 'deleting') return undefined;
      const isBusy = busy.has(found.DBInstanceStatus ?? '');
      return { importId: identifier, tags: tagsOf(found.TagList), isBusy };
    },
    aws_db_subnet_group: async (names) => {
      const name = text(names, 'name') ?? '';
      const command = new sdk.DescribeDBSubnetGroupsCommand({ DBSubnetGroupName: name });
      const [found] = (await send(client.send(command)))?.DBSubnetGroups ?? [];
      return withTags(name, found?.DBSubnetGroupArn);
    },
    aws_db_parameter_group: async (names) => {
      const name = text(names, 'name') ?? '';
      const command = new sdk.DescribeDBParameterGroupsCommand({ DBParameterGroupName: name });
      const [found] = (await send(client.send(command)))?.DBParameterGroups ?? [];
      return withTags(name, found?.DBParameterGroupArn);
    },
  };
}
