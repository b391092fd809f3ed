import { mustEqual, mustNotEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'EC2-13',
  title: 'Images cannot be launched by everybody',
  severity: 'high',
  area: 'security',
  resource: ['aws_ami_launch_permission', 'aws_ec2_image_block_public_access'],
  why: 'Whoever launches an image reads its disk: code, configuration, and what somebody left in the shell history.',
  fix: 'Give `account_id`, `organization_arn` or `organizational_unit_arn` instead of `group = "all"`; set `aws_ec2_image_block_public_access` to `block-new-sharing`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html',
  examples: {
    pass: [
      { account_id: '111122223333' },
      {
        stack: {
          resource: { aws_ec2_image_block_public_access: { account: { state: 'block-new-sharing' } } },
        },
      },
    ],
    fail: [
      { group: 'all' },
      { stack: { resource: { aws_ec2_image_block_public_access: { account: { state: 'unblocked' } } } } },
    ],
    unknown: [{ group: '${var.group}' }],
  },
  check: (element) =>
    element.type === 'aws_ami_launch_permission'
      ? mustNotEqual('group', 'all', { absent: 'pass' })(element)
      : mustEqual('state', 'block-new-sharing')(element),
});
