import { all, some, unlessFault } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { notApplicable, pass, unknown } from '../verdict.js';
import { aclEntriesOf } from './facts/acl-entries-of.js';

const open = { action: 'allow', protocol: '-1', from_port: 0, to_port: 0, cidr_block: '0.0.0.0/0' };

export default defineRule({
  id: 'VPC-12',
  title: 'Default network ACL does not let the internet reach SSH or RDP',
  severity: 'medium',
  area: 'security',
  convention: true,
  resource: 'aws_default_network_acl',
  why: 'As AWS makes it, it lets everything in, and every subnet without an ACL of its own has it: the security groups are the only lock.',
  fix: 'Give the subnets an `aws_network_acl` of their own, and the default one no `ingress`.',
  controls: {
    'PCI-DSS-4.0.1': { '1.3.1': ['SH', 'PR', 'SP'] },
    HIPAA: { '164.312(e)(1)': ['PR'] },
    SOC2: { 'CC6.6': ['PR'] },
    'CIS-AWS-5.0': { '5.2': ['SH', 'PR', 'SP'] },
    'CIS-AWS-3.0': { '5.1': ['SH', 'PR', 'SP'] },
    'CIS-AWS-1.4': { '5.1': ['SH', 'PR', 'SP'] },
    'AWS-FSBP': { 'EC2.21': ['SH', 'PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html',
  examples: {
    pass: [{}, { ingress: [{ ...open, protocol: 'tcp', from_port: 443, to_port: 443 }] }],
    fail: [
      { ingress: [open] },
      { ingress: [open, { ...open, cidr_block: null, ipv6_cidr_block: '::/0' }] },
      { ingress: [{ ...open, protocol: 'tcp', from_port: 22, to_port: 22 }] },
    ],
    unknown: [{ ingress: '${var.entries}' }, { ingress: [{ ...open, cidr_block: '${var.clients}' }] }],
  },
  check: (acl) => {
    const entries = aclEntriesOf(acl);
    if (entries === undefined) return unknown('ingress');
    const faults = entries.map(({ internet, covers }) => all(internet, covers([22, 3389])));
    if (entries.length === 0 && acl.get('ingress').state === 'unknown') return notApplicable;
    const worst = some(...faults);
    const first = entries[faults.indexOf(worst)];
    // The entries for IPv4 and IPv6 are one truth.
    return first === undefined ? pass : unlessFault(worst, first.block.path, first.text);
  },
});
