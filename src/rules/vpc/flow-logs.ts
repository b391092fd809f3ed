import { sameScalar } from '../../model/value.js';
import { mustBeOneOf } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { fail, notApplicable, unknown } from '../verdict.js';

const rejected = mustBeOneOf('traffic_type', ['ALL', 'REJECT']);

const vpc = (log: object | undefined) => ({
  stack: {
    resource: { aws_vpc: { main: {} }, ...(log === undefined ? {} : { aws_flow_log: { main: log } }) },
  },
});

export default defineRule({
  id: 'VPC-2',
  title: 'VPC has flow logs',
  severity: 'medium',
  area: 'audit',
  resource: ['aws_vpc', 'aws_default_vpc', 'data.aws_vpc'],
  setting: 'network.flowLogs',
  why: 'Without them nobody can say afterwards who connected to what, or that somebody tried.',
  fix: 'Add `aws_flow_log` with `vpc_id` and `traffic_type = "ALL"` (or `"REJECT"`).',
  controls: {
    'PCI-DSS-4.0.1': { '10.2.1': ['PR', 'PU'], '11.5.1.1': ['SP'] },
    HIPAA: {
      '164.308(a)(1)(ii)(D)': ['PR', 'SP'],
      '164.308(a)(3)(ii)(A)': ['PR', 'SP', 'NAG'],
      '164.312(b)': ['PR', 'SP', 'NAG'],
      '164.312(c)(2)': ['PR', 'SP'],
    },
    SOC2: { 'CC7.2': ['PR', 'SP'], 'CC7.3': ['PR', 'SP'] },
    'CIS-AWS-5.0': { '3.7': ['SH', 'PR', 'SP'] },
    'CIS-AWS-3.0': { '3.7': ['SH', 'PR', 'SP'] },
    'CIS-AWS-1.4': { '3.9': ['SH', 'PR', 'SP'] },
    'AWS-FSBP': { 'EC2.6': ['SH', 'PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html',
  examples: {
    pass: [
      vpc({ vpc_id: '${aws_vpc.main.id}', traffic_type: 'ALL' }),
      vpc({ vpc_id: '${aws_vpc.main.id}', traffic_type: 'REJECT' }),
    ],
    fail: [
      vpc(undefined),
      vpc({ vpc_id: '${aws_vpc.main.id}', traffic_type: 'ACCEPT' }),
      { stack: { data: { aws_vpc: { main: { default: true } } } } },
    ],
    unknown: [vpc({ vpc_id: '${var.vpc}', traffic_type: 'ALL' })],
  },
  check: (vpc, { model }) => {
    const { elements, unresolved } = model.referring(vpc, { type: 'aws_flow_log', path: 'vpc_id' });
    if (elements.length > 0) return elements.map((log) => rejected(log));
    // The logs of a network that somebody else made are theirs; the default VPC is nobody's.
    if (vpc.type === 'data.aws_vpc' && !sameScalar(vpc.values.default, true)) return notApplicable;
    return unresolved ? unknown('') : fail('', 'No `aws_flow_log` names it.');
  },
});
