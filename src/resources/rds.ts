import { clientConfig } from '../aws/network/client-config.js';
import type { AwsTarget } from '../aws/target.js';
import { asker } from './ask.js';
import { defineResource } from './define-resource.js';
import { groupAbsence, parameterGroupEffects, subnetGroupEffects } from './effects/database-groups.js';
import { databaseInstanceEffects } from './effects/database-instance.js';
import { eventSubscriptionAbsence, eventSubscriptionEffects } from './effects/monitoring.js';
import {
  finalSnapshotOf,
  formerDatabase,
  passwordHandedOver,
  passwordSentAgain,
  signInMoved,
} from './effects/new-database.js';
import { joined, tagsOf, text } from './lookup.js';
import { databaseOutside } from './outside/database.js';
import { weighedOfDatabases } from './weighed-attributes.js';

/** States in which RDS refuses every change: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html */
const busy = new Set(['creating', 'backing-up', 'modifying', 'rebooting', 'configuring-enhanced-monitoring']);

const instance = defineResource({
  type: 'aws_db_instance',
  unique: { by: ['identifier'] },
  identity: ['identifier'],
  find: async (target, names) => {
    const { sdk, client, ask } = await open(target);
    const identifier = text(names, 'identifier');
    const command = new sdk.DescribeDBInstancesCommand({ DBInstanceIdentifier: identifier });
    const [found] = (await ask(client.send(command)))?.DBInstances ?? [];
    if (found === undefined || found.DBInstanceStatus === 'deleting') return undefined;
    const isBusy = busy.has(found.DBInstanceStatus ?? '');
    return { importId: identifier, tags: tagsOf(found.TagList), isBusy };
  },
  // The provider's id is RDS's own, which its import does not take.
  importId: (names) => joined(names, { order: ['identifier'], separator: '' }),
  isImportedAlone: true,
  protection: { attribute: 'deletion_protection', setting: 'database.deletionProtection' },
  deletion: [
    {
      attribute: 'skip_final_snapshot',
      setting: 'database.finalSnapshot',
      isSafer: (wanted, now) => wanted !== true && now === true,
    },
    {
      attribute: 'delete_automated_backups',
      setting: 'database.finalSnapshot',
      isSafer: (wanted, now) => wanted === false && now !== false,
    },
  ],
  weighed: [
    ...weighedOfDatabases,
    'identifier',
    'max_allocated_storage',
    'storage_throughput',
    'parameter_group_name',
    'db_subnet_group_name',
    'availability_zone',
    'multi_az',
  ],
  snapshot: 'instance',
  namedInPolicies: 'resource_id',
  rotation: ['password_wo_version'],
  effects: databaseInstanceEffects,
  deletes: finalSnapshotOf,
  replaced: (sides) => [...passwordSentAgain(sides), ...signInMoved(sides)],
  updated: passwordHandedOver,
  // The provider plans no change of the secret of RDS.
  movesToo: { manage_master_user_password: 'master_user_secret' },
  former: formerDatabase,
  away: {
    does: 'there is no database from its deletion until the new one is available, and that is empty: requests that need it fail until you have loaded schema, users and data',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html',
  },
  takes: {
    create: 'up to 20 minutes',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_GettingStarted.CreatingConnecting.PostgreSQL.html',
  },
  outside: databaseOutside,
  unseen: 'roles, users and rights in the database, snapshots and replicas made by hand',
  // The rows: a final snapshot, where there is one, is restored by hand and into another instance.
  holdsData: true,
});

const subnetGroup = defineResource({
  type: 'aws_db_subnet_group',
  unique: { by: ['name'] },
  usedBy: { own: 'name', theirs: 'db_subnet_group_name' },
  identity: ['name'],
  find: async (target, names) => {
    const service = await open(target);
    const name = text(names, 'name');
    const command = new service.sdk.DescribeDBSubnetGroupsCommand({ DBSubnetGroupName: name });
    const [found] = (await service.ask(service.client.send(command)))?.DBSubnetGroups ?? [];
    return withTags(service, { importId: name, arn: found?.DBSubnetGroupArn });
  },
  weighed: ['name', 'subnet_ids', 'vpc_id'],
  effects: subnetGroupEffects,
  absence: groupAbsence,
  holdsData: false,
});

const parameterGroup = defineResource({
  type: 'aws_db_parameter_group',
  unique: { by: ['name'] },
  usedBy: { own: 'name', theirs: 'parameter_group_name' },
  identity: ['name'],
  find: async (target, names) => {
    const service = await open(target);
    const name = text(names, 'name');
    const command = new service.sdk.DescribeDBParameterGroupsCommand({ DBParameterGroupName: name });
    const [found] = (await service.ask(service.client.send(command)))?.DBParameterGroups ?? [];
    return withTags(service, { importId: name, arn: found?.DBParameterGroupArn });
  },
  effects: parameterGroupEffects,
  absence: groupAbsence,
  holdsData: false,
});

const eventSubscription = defineResource({
  type: 'aws_db_event_subscription',
  unique: { by: ['name'] },
  identity: ['name'],
  find: async (target, names) => {
    const rds = await open(target);
    const name = text(names, 'name');
    const command = new rds.sdk.DescribeEventSubscriptionsCommand({ SubscriptionName: name });
    const [found] = (await rds.ask(rds.client.send(command)))?.EventSubscriptionsList ?? [];
    return withTags(rds, { importId: name, arn: found?.EventSubscriptionArn });
  },
  effects: eventSubscriptionEffects,
  absence: eventSubscriptionAbsence,
  holdsData: false,
});

/** Databases, their subnet groups, parameter groups and event subscriptions. */
export const rdsTypes = [instance, subnetGroup, parameterGroup, eventSubscription];

async function open(target: AwsTarget) {
  const sdk = await import('@aws-sdk/client-rds');
  const client = new sdk.RDSClient(await clientConfig(target, 'RDS'));
  return { sdk, client, ask: asker('RDS', target) };
}

async function withTags(
  { sdk, client, ask }: Awaited<ReturnType<typeof open>>,
  { importId, arn }: { readonly importId: string; readonly arn: string | undefined },
) {
  if (arn === undefined) return undefined;
  const answer = await ask(client.send(new sdk.ListTagsForResourceCommand({ ResourceName: arn })));
  return { importId, tags: tagsOf(answer?.TagList) };
}
