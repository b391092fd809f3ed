import { all, unlessFault } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { eachAclEntry } from './facts/acl-entries-of.js';

const open = { action: 'allow', protocol: '-1', from_port: 0, to_port: 0, cidr_block: '0.0.0.0/0' };

export default defineRule({
  id: 'VPC-5',
  title: 'Network ACL does not let the internet reach every port',
  severity: 'low',
  area: 'security',
  impliedBy: ['VPC-4'],
  resource: ['aws_network_acl', 'aws_network_acl_rule'],
  why: 'An ACL that lets in everything is none; the security groups are then the only lock.',
  fix: 'Replace the entry for every protocol by entries for the ports that the subnet serves and for the answers to its own requests.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html',
  examples: {
    pass: [{}, { ingress: [{ ...open, protocol: 'tcp', from_port: 443, to_port: 443 }] }],
    fail: [
      { ingress: [open] },
      { ingress: [{ ...open, protocol: '6', from_port: 0, to_port: 65_535 }] },
      { stack: { resource: { aws_network_acl_rule: { in: { ...open, rule_action: 'allow' } } } } },
    ],
    unknown: [{ ingress: [{ ...open, cidr_block: '${var.clients}' }] }],
  },
  check: eachAclEntry(({ block, internet, everything, text }) =>
    unlessFault(all(internet, everything), block.at('protocol'), text),
  ),
});
