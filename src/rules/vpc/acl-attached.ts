import { isBlank } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown } from '../verdict.js';

export default defineRule({
  id: 'VPC-6',
  title: 'Network ACL belongs to a subnet',
  severity: 'low',
  area: 'governance',
  resource: 'aws_network_acl',
  why: 'An ACL without a subnet protects nothing, while its author believes that it does; the subnets use the default one.',
  fix: 'Name the subnets in `subnet_ids`, or add `aws_network_acl_association`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html',
  examples: {
    pass: [
      { subnet_ids: ['${aws_subnet.a.id}'] },
      { subnet_ids: '${var.subnets}' },
      {
        stack: {
          resource: {
            aws_network_acl: { main: {} },
            aws_network_acl_association: { a: { network_acl_id: '${aws_network_acl.main.id}' } },
          },
        },
      },
    ],
    fail: [{}, { subnet_ids: [] }],
  },
  check: (acl, { model }) => {
    if (isBlank(acl, 'subnet_ids')) return unknown('subnet_ids');
    if (acl.items('subnet_ids')?.length !== 0) return pass;
    const where = { type: 'aws_network_acl_association', path: 'network_acl_id' };
    const { elements, unresolved } = model.referring(acl, where);
    return elements.length > 0 || unresolved ? pass : fail('subnet_ids', 'It is not set.');
  },
});
