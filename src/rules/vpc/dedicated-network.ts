import { textOf } from '../../model/value.js';
import { isWritten } from '../conditions/is-written.js';
import { defineRule } from '../define-rule.js';
import { fail, notApplicable, pass, unknown } from '../verdict.js';

export default defineRule({
  id: 'VPC-1',
  title: 'Default VPC is not used',
  severity: 'medium',
  area: 'security',
  resource: ['data.aws_vpc', 'aws_default_vpc', 'aws_default_subnet', 'aws_security_group'],
  setting: 'network.mode',
  why: 'Every subnet of the default VPC is public and everything else in the account shares it, so the database is one wrong rule away from the internet.',
  fix: 'Put the stack into its own VPC with private subnets for instances and database.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html',
  examples: {
    pass: [{ id: 'vpc-00000000' }, { id: 'vpc-00000000', default: false }],
    fail: [
      { default: true },
      { stack: { resource: { aws_security_group: { web: {} } } } },
      { stack: { resource: { aws_default_vpc: { main: {} } } } },
      { stack: { resource: { aws_default_subnet: { main: { availability_zone: 'ap-southeast-1a' } } } } },
    ],
    unknown: [{ default: '${var.default}' }],
  },
  check: (element) => {
    if (element.type === 'aws_security_group') {
      const written = element.get('vpc_id').state === 'known' || isWritten(element, 'vpc_id');
      return written ? notApplicable : fail('vpc_id', 'Without it the group is in the default VPC.');
    }
    if (element.type !== 'data.aws_vpc') return fail('', `It is an \`${element.type}\`.`);
    const reading = element.get('default');
    if (reading.state === 'unknown') return unknown('default');
    return reading.state === 'known' && textOf(reading.value) === 'true' ? fail('default') : pass;
  },
});
