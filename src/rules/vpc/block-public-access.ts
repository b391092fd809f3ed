import { mustBeOneOf } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'VPC-10',
  title: 'VPC Block Public Access is not switched off',
  severity: 'medium',
  area: 'security',
  resource: 'aws_vpc_block_public_access_options',
  why: 'It is the only lock that holds for a whole region, whatever routes and rules say.',
  fix: 'Set `internet_gateway_block_mode` to `block-ingress` or `block-bidirectional`, and exclude the VPCs that serve the internet.',
  controls: { 'AWS-FSBP': { 'EC2.172': ['SH', 'SP'] } },
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html',
  examples: {
    pass: [
      { internet_gateway_block_mode: 'block-bidirectional' },
      { internet_gateway_block_mode: 'block-ingress' },
    ],
    fail: [{ internet_gateway_block_mode: 'off' }, {}],
    unknown: [{ internet_gateway_block_mode: '${var.mode}' }],
  },
  check: mustBeOneOf('internet_gateway_block_mode', ['block-bidirectional', 'block-ingress']),
});
