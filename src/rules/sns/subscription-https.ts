import { mustNotEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'SNS-4',
  title: 'Messages are delivered over HTTPS',
  severity: 'medium',
  area: 'security',
  resource: 'aws_sns_topic_subscription',
  why: 'Over HTTP everybody on the way reads the messages, and can put others in their place.',
  fix: 'Set `protocol = "https"`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html',
  examples: {
    pass: [{ protocol: 'https' }, { protocol: 'email' }],
    fail: [{ protocol: 'http' }],
    unknown: [{ protocol: '${var.protocol}' }],
  },
  check: mustNotEqual('protocol', 'http', { absent: 'pass' }),
});
