import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'VPC-9',
  title: 'Endpoint service accepts each consumer by hand',
  severity: 'low',
  area: 'security',
  resource: 'aws_vpc_endpoint_service',
  why: 'A service that accepts automatically lets every allowed account connect unnoticed.',
  fix: 'Set `acceptance_required = true`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
  examples: {
    pass: [{ acceptance_required: true }],
    fail: [{ acceptance_required: false }, {}],
    unknown: [{ acceptance_required: '${var.accept}' }],
  },
  check: mustEqual('acceptance_required', true),
});
