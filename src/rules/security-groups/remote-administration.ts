import { all, unlessFault } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { coversPort, reachesInternet } from '../facts/reach.js';
import { trafficRuleTypes } from '../facts/traffic-rules-of.js';
import { eachTrafficRule } from './facts/each-traffic-rule.js';

const ingress = (rule: Record<string, unknown>) => ({ ingress: [{ protocol: 'tcp', ...rule }] });
const separate = (type: string, rule: Record<string, unknown>) => ({
  stack: { resource: { [type]: { rule } } },
});

export default defineRule({
  id: 'SG-3',
  title: 'The internet cannot reach SSH or RDP',
  severity: 'critical',
  area: 'security',
  requirement: 6,
  resource: trafficRuleTypes,
  why: 'Ports 22 and 3389 are scanned within minutes of being opened; one weak password or unpatched service is a shell on the machine.',
  fix: 'Remove the rule and use Session Manager (`AmazonSSMManagedInstanceCore` on the role), which needs no open port. A wide range and protocol `-1` open these ports too.',
  controls: {
    'PCI-DSS-4.0.1': { '1.3.1': ['SH', 'PR', 'SP', 'PU'] },
    HIPAA: { '164.312(e)(1)': ['PR', 'SP', 'GR', 'NAG'] },
    SOC2: { 'CC6.6': ['PR', 'SP'] },
    'CIS-AWS-5.0': { '5.3': ['SH', 'PR', 'SP'], '5.4': ['SH', 'PR', 'SP'] },
    'CIS-AWS-3.0': { '5.2': ['SH', 'PR', 'SP'], '5.3': ['SH', 'PR', 'SP'] },
    'CIS-AWS-1.4': { '5.2': ['PR', 'SP'] },
    'AWS-FSBP': { 'EC2.19': ['SH', 'PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19',
  examples: {
    pass: [
      ingress({ from_port: 443, to_port: 443, cidr_blocks: ['0.0.0.0/0'] }),
      ingress({ from_port: 22, to_port: 22, cidr_blocks: ['10.0.0.0/8'] }),
      ingress({ from_port: '${var.port}', to_port: '${var.port}', cidr_blocks: ['10.0.0.0/8'] }),
      separate('aws_vpc_security_group_ingress_rule', {
        ip_protocol: 'icmp',
        from_port: 0,
        to_port: 22,
        cidr_ipv4: '0.0.0.0/0',
      }),
    ],
    fail: [
      ingress({ from_port: 22, to_port: 22, cidr_blocks: ['0.0.0.0/0'] }),
      ingress({ from_port: 22, to_port: 22, cidr_blocks: ['10.0.0.0/8', '128.0.0.0/1'] }),
      ingress({ from_port: 0, to_port: 65_535, ipv6_cidr_blocks: ['::/0'] }),
      ingress({ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: '0.0.0.0/0' }),
      {
        dynamic: {
          ingress: { for_each: '${var.ports}', content: { protocol: '-1', cidr_blocks: ['0.0.0.0/0'] } },
        },
      },
      separate('aws_security_group_rule', {
        type: 'ingress',
        protocol: 'tcp',
        from_port: '3000',
        to_port: '4000',
        cidr_blocks: ['0.0.0.0/0'],
      }),
      separate('aws_vpc_security_group_ingress_rule', {
        ip_protocol: '6',
        from_port: 22,
        to_port: 22,
        cidr_ipv6: '::/0',
      }),
      separate('aws_vpc_security_group_ingress_rule', { ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' }),
    ],
    unknown: [
      ingress({ from_port: 22, to_port: 22, cidr_blocks: ['${var.office}'] }),
      ingress({ from_port: 22, to_port: 22, prefix_list_ids: ['pl-00000000'] }),
      ingress({ from_port: '${var.port}', to_port: '${var.port}', cidr_blocks: ['0.0.0.0/0'] }),
    ],
  },
  check: eachTrafficRule('ingress', (rule, { model }) =>
    unlessFault(all(reachesInternet(rule, model), coversPort(rule, [22, 3389])), rule.sourcePath),
  ),
});
