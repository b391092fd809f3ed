import type { Element } from '../../model/element.js';
import { textOf } from '../../model/value.js';
import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';

/** Categories that Security Hub's RDS.19 to RDS.21 want, by kind of source. Without any, all are sent. */
const wanted: ReadonlyMap<string, readonly string[]> = new Map([
  ['db-cluster', ['maintenance', 'failure']],
  ['db-instance', ['maintenance', 'configuration change', 'failure']],
  ['db-parameter-group', ['configuration change']],
]);

const isEnabled = mustEqual('enabled', true, { absent: 'pass' });

function sendsWhatMatters(subscription: Element): Verdict {
  const categories = subscription.items('event_categories');
  const source = subscription.get('source_type');
  if (categories === undefined || source.state === 'unknown') return unknown('event_categories');
  const needed = source.state === 'known' ? wanted.get(textOf(source.value)) : undefined;
  if (categories.length === 0 || needed === undefined) return pass;
  const missing = needed.filter((category) => !categories.includes(category));
  if (missing.length === 0) return pass;
  return categories.some((category) => typeof category === 'object')
    ? unknown('event_categories')
    : fail('event_categories', `Missing: ${missing.join(', ')}.`);
}

export default defineRule({
  id: 'RDS-34',
  title: 'Event subscriptions of RDS report failures, maintenance and changes',
  severity: 'low',
  area: 'operations',
  resource: 'aws_db_event_subscription',
  why: 'Without a notification, a failover or a change of parameters is noticed only by its consequences.',
  fix: 'Leave `enabled` true and `event_categories` out, or name failure, maintenance and configuration change.',
  controls: {
    'AWS-FSBP': { 'RDS.20': ['PR', 'SH', 'SP'], 'RDS.21': ['PR', 'SH', 'SP'] },
    'PCI-DSS-4.0.1': { '11.5.2': ['SH'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.html',
  examples: {
    pass: [
      {},
      { source_type: 'db-parameter-group', event_categories: ['configuration change'] },
      {
        source_type: 'db-instance',
        event_categories: ['maintenance', 'configuration change', 'failure', 'backup'],
      },
    ],
    fail: [{ enabled: false }, { source_type: 'db-instance', event_categories: ['creation'] }],
    unknown: [{ source_type: 'db-instance', event_categories: '${var.categories}' }],
  },
  check: (subscription) => [isEnabled(subscription), sendsWhatMatters(subscription)],
});
