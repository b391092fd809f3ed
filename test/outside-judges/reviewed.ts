import type { Judge } from '../requires.js';

/** What a judge of others says of production, and why it stays. */
interface Reviewed {
  readonly check: string;
  /** Address of the resource, as Terraform has it. */
  readonly resource: string;
  readonly reason: string;
}

/** What stays open of production, by judge. The other checks pass; a new one fails the test, and so does a line that nothing says any more. */
export const reviewed: Readonly<Record<Judge, readonly Reviewed[]>> = {
  checkov: [
    {
      check: 'CKV_AWS_354',
      resource: 'aws_db_instance.postgres',
      reason:
        'The figures of Performance Insights are encrypted with the key of RDS in the account, as the database is. A key of one’s own has a price by the month.',
    },
    {
      check: 'CKV_AWS_290',
      resource: 'aws_iam_role_policy.open_sessions',
      reason:
        'The actions of ssmmessages know no resource. `ssm:UpdateInstanceInformation` does, but the ids of the instances are not known before there are any, and `instance/*` leaves all of them in.',
    },
    {
      check: 'CKV_AWS_355',
      resource: 'aws_iam_role_policy.open_sessions',
      reason: 'As CKV_AWS_290.',
    },
    {
      check: 'CKV_AWS_260',
      resource: 'aws_vpc_security_group_ingress_rule.alb_http',
      reason: 'Port 80 of the load balancer redirects to HTTPS, and does nothing else.',
    },
    {
      check: 'CKV2_AWS_62',
      resource: 'aws_s3_bucket.bucket',
      reason: 'Nobody listens to the events of the bucket: without a receiver they do nothing.',
    },
    {
      check: 'CKV2_AWS_76',
      resource: 'aws_lb.alb',
      reason:
        'It asks for AWSManagedRulesAnonymousIpList beside the group that stops Log4Shell, which is there. That list refuses everybody who comes from a hoster or a VPN.',
    },
    {
      check: 'CKV_AWS_144',
      resource: 'aws_s3_bucket.bucket',
      reason:
        'Data may not leave its region without a decision. AWS Backup keeps the bucket for 90 days in a locked vault.',
    },
    {
      check: 'CKV_AWS_145',
      resource: 'aws_s3_bucket.bucket',
      reason:
        'Encryption with keys of S3 is what the requirements ask for; `storage.encryption` chooses KMS.',
    },
  ],
  trivy: [
    {
      check: 'AWS-0053',
      resource: 'aws_lb.alb',
      reason:
        'The application serves the internet; `loadBalancer.scheme: internal` and `allowedSources` choose otherwise.',
    },
    {
      check: 'AWS-0054',
      resource: 'aws_lb_listener.http',
      reason:
        'It redirects to HTTPS, which Trivy does not read in Terraform JSON: of the plan, where it reads the action, it does not complain.',
    },
    {
      check: 'AWS-0078',
      resource: 'aws_db_instance.postgres',
      reason: 'As CKV_AWS_354 of Checkov.',
    },
    {
      check: 'AWS-0090',
      resource: 'aws_s3_bucket_versioning.bucket_versioning',
      reason:
        'Versioning is on: `versioning_configuration.status` is `Enabled`, a nested block that Trivy does not read in Terraform JSON. CKV_AWS_21 of Checkov passes.',
    },
    {
      check: 'AWS-0104',
      resource: 'aws_vpc_security_group_egress_rule.app_https',
      reason:
        'Instances reach repositories and services by TCP 443, and nothing else; `network.egress: endpoints` leaves the endpoints of the VPC alone.',
    },
    {
      check: 'AWS-0130',
      resource: 'aws_launch_template.launch_template',
      reason:
        '`metadata_options.http_tokens` is `required`, a nested block that Trivy does not read in Terraform JSON: of the plan it does not complain. CKV_AWS_79 of Checkov passes.',
    },
    {
      check: 'AWS-0132',
      resource: 'aws_s3_bucket_server_side_encryption_configuration.bucket_encryption',
      reason: 'As CKV_AWS_145 of Checkov.',
    },
  ],
  parliament: [],
};
