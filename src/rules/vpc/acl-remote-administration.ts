import { all, unlessFault } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { eachAclEntry } from './facts/acl-entries-of.js';

const open = { action: 'allow', protocol: 'tcp', from_port: 22, to_port: 22, cidr_block: '0.0.0.0/0' };

export default defineRule({
  id: 'VPC-4',
  title: 'Network ACL does not let the internet reach SSH or RDP',
  severity: 'medium',
  area: 'security',
  resource: ['aws_network_acl', 'aws_network_acl_rule'],
  why: 'The ACL is the second lock: when a security group is opened by mistake, ports 22 and 3389 stay shut only if the subnet keeps them shut.',
  fix: 'Allow the ports that are served (443, and 1024-65535 for answers split around 3389) instead of a range or a protocol that holds 22 and 3389.',
  controls: {
    'PCI-DSS-4.0.1': { '1.3.1': ['SH', 'PR', 'SP'] },
    HIPAA: { '164.312(e)(1)': ['PR'] },
    SOC2: { 'CC6.6': ['PR'] },
    'CIS-AWS-5.0': { '5.2': ['SH', 'PR', 'SP'] },
    'CIS-AWS-3.0': { '5.1': ['SH', 'PR', 'SP'] },
    'CIS-AWS-1.4': { '5.1': ['SH', 'PR', 'SP'] },
    'AWS-FSBP': { 'EC2.21': ['SH', 'PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21',
  examples: {
    pass: [
      {},
      { ingress: [{ ...open, action: 'deny' }] },
      { ingress: [{ ...open, from_port: 443, to_port: 443 }] },
      { ingress: [{ ...open, cidr_block: '10.0.0.0/8' }] },
      { egress: [open] },
      {
        stack: {
          resource: { aws_network_acl_rule: { out: { ...open, rule_action: 'allow', egress: true } } },
        },
      },
    ],
    fail: [
      { ingress: [open] },
      { ingress: [{ ...open, protocol: '-1', from_port: 0, to_port: 0 }] },
      { ingress: { ...open, from_port: 3000, to_port: 4000, cidr_block: null, ipv6_cidr_block: '::/0' } },
      {
        stack: { resource: { aws_network_acl_rule: { in: { ...open, rule_action: 'allow', protocol: 6 } } } },
      },
    ],
    unknown: [{ ingress: '${var.entries}' }, { ingress: [{ ...open, from_port: '${var.port}' }] }],
  },
  check: eachAclEntry(({ block, internet, covers, text }) =>
    unlessFault(all(internet, covers([22, 3389])), block.at('from_port'), text),
  ),
});
