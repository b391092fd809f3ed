import { mustSatisfy } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

const ofAws = /(?:^|[:/])alias\/aws\/sns$/;

export default defineRule({
  id: 'SNS-2',
  title: 'Encrypted topics have a key of the account',
  severity: 'low',
  area: 'function',
  resource: 'aws_sns_topic',
  why: 'The policy of `alias/aws/sns` cannot be changed: CloudWatch, RDS and EventBridge may not publish to a topic with it, and their messages are lost in silence.',
  fix: 'Set `kms_master_key_id` to a key whose policy lets the services that publish use it.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html',
  examples: {
    pass: [{ kms_master_key_id: 'alias/alarms' }, {}],
    fail: [{ kms_master_key_id: 'alias/aws/sns' }],
    unknown: [{ kms_master_key_id: '${var.key}' }],
  },
  check: (topic, { model }) => {
    const path = 'kms_master_key_id';
    const own = model.follow(topic, path).elements.some(({ type }) => /^aws_kms_(?:key|alias)/.test(type));
    return own
      ? { outcome: 'pass' }
      : mustSatisfy(path, (key) => !ofAws.test(String(key)), {
          absent: 'pass',
          wanted: 'is the key of AWS',
        })(topic);
  },
});
