import { mustEqual } from '../conditions/attribute.js';
import { allOf } from '../conditions/compose.js';
import { defineRule } from '../define-rule.js';

const closed = allOf(
  mustEqual('map_public_ip_on_launch', false, { absent: 'pass' }),
  mustEqual('assign_ipv6_address_on_creation', false, { absent: 'pass' }),
);

/** AWS makes default subnets public unless told. */
const closedDefault = mustEqual('map_public_ip_on_launch', false);

export default defineRule({
  id: 'VPC-3',
  title: 'Subnet assigns no public addresses by default',
  severity: 'medium',
  area: 'security',
  resource: ['aws_subnet', 'aws_default_subnet'],
  why: 'Whatever is started in such a subnet is on the internet without anybody having asked for it.',
  fix: 'Leave `map_public_ip_on_launch` and `assign_ipv6_address_on_creation` out or set them to `false`; a load balancer gets its addresses without them.',
  controls: {
    'PCI-DSS-4.0.1': { '1.3.1': ['PU'], '1.4.2': ['PU'], '1.4.4': ['SH'] },
    HIPAA: {
      '164.308(a)(3)(i)': ['SP', 'GR', 'NAG'],
      '164.308(a)(4)(ii)(C)': ['SP', 'GR', 'NAG'],
      '164.312(a)(1)': ['SP', 'GR', 'NAG'],
      '164.312(e)(1)': ['SP', 'GR', 'NAG'],
    },
    SOC2: { 'CC6.6': ['PR'] },
    'AWS-FSBP': { 'EC2.15': ['SH', 'PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-15',
  examples: {
    pass: [
      {},
      { map_public_ip_on_launch: false },
      { stack: { resource: { aws_default_subnet: { a: { map_public_ip_on_launch: false } } } } },
    ],
    fail: [
      { map_public_ip_on_launch: true },
      { assign_ipv6_address_on_creation: 'true' },
      { stack: { resource: { aws_default_subnet: { a: {} } } } },
    ],
    unknown: [{ map_public_ip_on_launch: '${var.public}' }],
  },
  check: (subnet) => (subnet.type === 'aws_default_subnet' ? closedDefault(subnet) : closed(subnet)),
});
