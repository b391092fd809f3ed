import { type Effect, type Effects, effectsOf } from '../effect.js';
import { byItems } from './by-value/by-items.js';
import { byPolicy } from './by-value/policy-change.js';
import { protecting } from './by-value/protecting.js';

const logsPage =
  'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html';

/** 0, and nothing, keeps for ever. */
const days = (value: unknown) => (typeof value === 'number' && value > 0 ? value : Number.POSITIVE_INFINITY);

/** What changes of a log group mean. */
export const logGroupEffects: Effects = {
  retention_in_days: protecting({
    ...{ page: logsPage, level: days },
    off: 'keeps lines for another time',
    on: 'keeps lines for another time',
    less: 'keeps lines for a shorter time: CloudWatch deletes what is older within days',
    more: 'keeps lines for a longer time',
    else: 'keeps lines for another time',
  }),
  kms_key_id: protecting({
    page: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html',
    level: (value) => (typeof value === 'string' && value !== '' ? 1 : 0),
    off: 'turns off the encryption of new lines with a key of the account',
    on: 'turns on the encryption of new lines with a key of the account',
    else: 'encrypts new lines with another key; older ones need the former one',
  }),
};

const alarmPage = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html';
const whatItWatches = 'changes what the alarm watches: its history stays, its state is found anew';
const when = 'changes when the alarm goes off';

/** What changes of an alarm mean. */
export const alarmEffects: Effects = {
  ...effectsOf(alarmPage, {
    alarm_description: ['none', 'describes the alarm'],
    namespace: ['none', whatItWatches],
    metric_name: ['none', whatItWatches],
    dimensions: ['none', whatItWatches],
    statistic: ['none', whatItWatches],
    extended_statistic: ['none', whatItWatches],
    comparison_operator: ['none', when],
    threshold: ['none', when],
    period: ['none', when],
    evaluation_periods: ['none', when],
    treat_missing_data: ['none', when],
  }),
  actions_enabled: protecting({
    page: alarmPage,
    off: 'turns off what the alarm does: nobody hears of it',
    on: 'turns on what the alarm does',
    else: 'lets the alarm act, or not',
  }),
  alarm_actions: byItems(
    { gravity: 'none', does: 'changes who hears of the alarm', page: alarmPage },
    { adds: 'tells #', removes: 'no longer tells #' },
  ),
  ok_actions: byItems(
    { gravity: 'none', does: 'changes who hears that the alarm has ended', page: alarmPage },
    { adds: 'tells # of its end', removes: 'no longer tells # of its end' },
  ),
};

/** What it means when an alarm goes. */
export const alarmAbsence: Effect = {
  gravity: 'none',
  does: 'turns off the alarm: nobody hears any more of what it watched',
  page: alarmPage,
  protection: 'off',
};

const dashboardPage =
  'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html';

/** What changes of a dashboard mean. */
export const dashboardEffects: Effects = effectsOf(dashboardPage, {
  dashboard_body: ['none', 'changes what the dashboard shows'],
});

/** What it means when a dashboard goes. */
export const dashboardAbsence: Effect = {
  gravity: 'none',
  does: 'ends the page; the metrics that it showed stay',
  page: dashboardPage,
};

const topicPage = 'https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html';

/** What changes of a topic mean. */
export const topicEffects: Effects = {
  kms_master_key_id: protecting({
    page: topicPage,
    level: (value) => (typeof value === 'string' && value !== '' ? 1 : 0),
    off: 'turns off the encryption of messages that wait',
    on: 'turns on the encryption of messages that wait; who sends has to be allowed to use the key',
    else: 'encrypts messages with another key; who sends has to be allowed to use it',
  }),
};

/** What it means when a topic goes. */
export const topicAbsence: Effect = {
  gravity: 'none',
  does: 'ends the topic with its subscriptions: nobody hears any more of what is sent to it',
  page: 'https://docs.aws.amazon.com/sns/latest/dg/sns-delete-subscription-topic.html',
  protection: 'off',
};

/** What it means when a subscription goes. */
export const subscriptionAbsence: Effect = {
  gravity: 'none',
  does: 'ends the messages of the topic to one of those who heard of it',
  page: 'https://docs.aws.amazon.com/sns/latest/dg/sns-delete-subscription-topic.html',
  protection: 'off',
};

const topicPolicyPage = 'https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html';

/** What it means when the policy of a topic goes: the provider writes the one that AWS gives a new topic. */
export const topicPolicyAbsence: Effect = {
  gravity: 'access',
  does: 'gives the topic the policy of a new one: only its account may send to it',
  page: topicPolicyPage,
};

/** What changes of the policy of a topic mean. */
export const topicPolicyEffects: Effects = {
  policy: byPolicy({
    gravity: 'access',
    does: 'changes who may send to the topic',
    page: topicPolicyPage,
  }),
};

/** What changes of an event subscription of RDS mean. */
export const eventSubscriptionEffects: Effects = effectsOf(
  'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Modifying.html',
  {
    sns_topic: ['none', 'sends the events to another topic'],
    source_type: ['none', 'sends the events of another kind of source'],
    source_ids: ['none', 'sends the events of other databases'],
    event_categories: ['none', 'sends events of other kinds'],
  },
);

/** What it means when an event subscription of RDS goes. */
export const eventSubscriptionAbsence: Effect = {
  gravity: 'none',
  does: 'turns off the messages about the database: nobody hears of a failover or a failure',
  page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Deleting.html',
  protection: 'off',
};
