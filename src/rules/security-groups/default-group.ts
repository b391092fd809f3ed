import { defineRule } from '../define-rule.js';
import { trafficRulesOf } from '../facts/traffic-rules-of.js';
import { fail, notApplicable, pass, unknown, unsure, type Verdict } from '../verdict.js';
import { trafficText } from './facts/traffic-text.js';

export default defineRule({
  id: 'SG-13',
  title: 'Default security group of a VPC lets nothing in or out',
  severity: 'high',
  area: 'security',
  resource: ['aws_default_security_group', 'aws_vpc'],
  why: 'Whatever is started without a group gets the default one, in which AWS lets every member reach every other and the whole internet.',
  fix: 'Add `aws_default_security_group` for the VPC without any `ingress` and `egress`.',
  controls: {
    HIPAA: { '164.312(e)(1)': ['SP', 'NAG'] },
    SOC2: { 'CC6.1': ['SP'], 'CC6.2': ['SP'], 'CC6.6': ['SP'] },
    'PCI-DSS-4.0.1': { '1.3.1': ['PU'], '1.3.2': ['PU'] },
    'CIS-AWS-5.0': { '5.5': ['SH', 'PR', 'SP'] },
    'CIS-AWS-3.0': { '5.4': ['SH', 'PR', 'SP'] },
    'CIS-AWS-1.4': { '5.3': ['SH', 'PR', 'SP'] },
    'AWS-FSBP': { 'EC2.2': ['SH', 'PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2',
  examples: {
    pass: [
      { vpc_id: '${aws_vpc.main.id}' },
      { ingress: [], egress: null },
      {
        stack: {
          resource: {
            aws_vpc: { main: {} },
            aws_default_security_group: { main: { vpc_id: '${aws_vpc.main.id}' } },
          },
        },
      },
    ],
    fail: [
      { ingress: [{ protocol: '-1', self: true, from_port: 0, to_port: 0 }] },
      { egress: { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] } },
      { stack: { resource: { aws_vpc: { main: { cidr_block: '10.0.0.0/16' } } } } },
    ],
    unknown: [{ ingress: '${var.rules}' }],
  },
  check: (element, { model }): Verdict | readonly Verdict[] => {
    if (element.type === 'aws_vpc') {
      const where = { type: 'aws_default_security_group', path: 'vpc_id' };
      const { elements, unresolved } = model.referring(element, where);
      if (elements.length > 0) return pass;
      const message = 'Its default security group is left as AWS makes it.';
      return unresolved ? unsure('', message) : fail('', message);
    }
    const { rules, unknown: open } = trafficRulesOf(element);
    const isFilledIn = ['ingress', 'egress'].some((name) => element.get(name).state === 'unknown');
    if (rules.length + open.length === 0 && isFilledIn) return notApplicable;
    return [
      ...rules.map((rule) => fail(rule.block.path, trafficText(rule, model))),
      ...open.map((path) => unknown(path)),
    ];
  },
});
