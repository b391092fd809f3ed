import { defineResource } from '../define-resource.js';
import { alarmEffects, dashboardEffects, logGroupEffects } from '../effects/monitoring.js';
import { joined } from '../lookup.js';

const logGroup = defineResource({
  type: 'aws_cloudwatch_log_group',
  identity: ['name'],
  importId: (names) => joined(names, { order: ['name'], separator: '' }),
  effects: logGroupEffects,
  // What an audit asks for months later.
  holdsData: true,
});

const alarm = defineResource({
  type: 'aws_cloudwatch_metric_alarm',
  identity: ['alarm_name'],
  importId: (names) => joined(names, { order: ['alarm_name'], separator: '' }),
  madeAgain: 'AWS takes the same alarm twice',
  effects: alarmEffects,
  holdsData: false,
});

const dashboard = defineResource({
  type: 'aws_cloudwatch_dashboard',
  identity: ['dashboard_name'],
  importId: (names) => joined(names, { order: ['dashboard_name'], separator: '' }),
  madeAgain: 'AWS takes the same dashboard twice',
  effects: dashboardEffects,
  holdsData: false,
});

/** Log groups, alarms and dashboards. */
export const cloudWatchTypes = [logGroup, alarm, dashboard];
