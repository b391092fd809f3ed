import { isComputed, isConfigured } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown } from '../verdict.js';
import { instanceSources } from './facts/instance-sources.js';

export default defineRule({
  id: 'EC2-7',
  title: 'Instances have no key pair for SSH',
  severity: 'medium',
  area: 'operations',
  requirement: 6,
  resource: [...instanceSources, 'aws_key_pair'],
  why: 'A private key is shared, copied and never rotated, and its use is in no log. Session Manager needs none.',
  fix: 'Remove `key_name` and the `aws_key_pair`; connect with `aws ssm start-session`.',
  controls: { 'PCI-DSS-4.0.1': { '8.2.2': ['SP'] } },
  docs: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html',
  examples: {
    pass: [{}, { key_name: '' }, { key_name: null }, { stack: { resource: { aws_instance: { web: {} } } } }],
    fail: [
      { key_name: 'admin' },
      { key_name: '${var.key_name}' },
      { stack: { resource: { aws_instance: { web: { key_name: 'admin' } } } } },
      {
        stack: {
          resource: { aws_launch_configuration: { web: { key_name: '${aws_key_pair.admin.key_name}' } } },
        },
      },
      { stack: { resource: { aws_key_pair: { admin: { public_key: 'ssh-ed25519 AAAA' } } } } },
    ],
  },
  check: (element) => {
    if (element.type === 'aws_key_pair') return fail('', 'The stack makes a key pair.');
    if (!isConfigured(element, 'key_name')) return pass;
    // A variable of the name may be null; that somebody passes one on is a way for SSH all the same.
    return isComputed(element, 'key_name')
      ? unknown('key_name')
      : fail('key_name', 'Instances get a key pair for SSH.');
  },
});
