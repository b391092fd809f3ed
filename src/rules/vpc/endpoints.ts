import { mustHaveRelated } from '../conditions/related.js';
import { defineRule } from '../define-rule.js';
import { pass } from '../verdict.js';

export default defineRule({
  id: 'VPC-8',
  title: 'VPC reaches AWS through endpoints',
  severity: 'low',
  area: 'security',
  convention: true,
  resource: 'aws_vpc',
  why: 'Without an endpoint, traffic to S3, Secrets Manager and Systems Manager needs a way to the internet, which then is open for everything else, too.',
  fix: 'Add `aws_vpc_endpoint` for the services that are used: a gateway for S3, interfaces for ssm, ssmmessages, ec2messages and secretsmanager.',
  controls: { 'PCI-DSS-4.0.1': { '1.3.1': ['PR', 'SP', 'PU'], '1.4.2': ['PR', 'SP'] } },
  docs: 'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html',
  examples: {
    pass: [
      {
        stack: {
          resource: {
            aws_vpc: { main: {} },
            aws_vpc_endpoint: {
              s3: { vpc_id: '${aws_vpc.main.id}', service_name: 'com.amazonaws.ap-southeast-1.s3' },
            },
          },
        },
      },
    ],
    fail: [{ cidr_block: '10.0.0.0/16' }],
    unknown: [
      { stack: { resource: { aws_vpc: { main: {} }, aws_vpc_endpoint: { s3: { vpc_id: '${var.vpc}' } } } } },
    ],
  },
  check: mustHaveRelated(
    { type: 'aws_vpc_endpoint', path: 'vpc_id', missing: 'No `aws_vpc_endpoint` names it.' },
    () => pass,
  ),
});
