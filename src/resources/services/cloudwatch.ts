import { clientConfig } from '../../aws/network/client-config.js';
import { asker } from '../ask.js';
import { defineResource } from '../define-resource.js';
import {
  alarmAbsence,
  alarmEffects,
  dashboardAbsence,
  dashboardEffects,
  logGroupEffects,
} from '../effects/monitoring.js';
import { joined, text } from '../lookup.js';

const logGroup = defineResource({
  type: 'aws_cloudwatch_log_group',
  unique: { by: ['name'] },
  identity: ['name'],
  find: async (target, names) => {
    const sdk = await import('@aws-sdk/client-cloudwatch-logs');
    const client = new sdk.CloudWatchLogsClient(await clientConfig(target, 'CloudWatch Logs'));
    const ask = asker('CloudWatch Logs', target);
    const name = text(names, 'name');
    // Groups come in the order of their names: the one that is called so is the first with that beginning.
    const asked = new sdk.DescribeLogGroupsCommand({ logGroupNamePrefix: name, limit: 1 });
    const [found] = (await ask(client.send(asked)))?.logGroups ?? [];
    const resourceArn = found?.arn?.replace(/:\*$/, '');
    if (found?.logGroupName !== name || resourceArn === undefined) return undefined;
    const answer = await ask(client.send(new sdk.ListTagsForResourceCommand({ resourceArn })));
    return { importId: name, tags: answer?.tags };
  },
  effects: logGroupEffects,
  // What an audit asks for months later.
  holdsData: true,
});

const alarm = defineResource({
  type: 'aws_cloudwatch_metric_alarm',
  unique: { none: 'AWS takes the same name again' },
  identity: ['alarm_name'],
  importId: (names) => joined(names, { order: ['alarm_name'], separator: '' }),
  madeAgain: 'AWS takes the same alarm twice',
  effects: alarmEffects,
  absence: alarmAbsence,
  holdsData: false,
});

const dashboard = defineResource({
  type: 'aws_cloudwatch_dashboard',
  unique: { none: 'AWS takes the same name again' },
  identity: ['dashboard_name'],
  importId: (names) => joined(names, { order: ['dashboard_name'], separator: '' }),
  madeAgain: 'AWS takes the same dashboard twice',
  effects: dashboardEffects,
  absence: dashboardAbsence,
  holdsData: false,
});

/** Log groups, alarms and dashboards. */
export const cloudWatchTypes = [logGroup, alarm, dashboard];
