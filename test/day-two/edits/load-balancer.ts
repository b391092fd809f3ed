import { type Edit, refreshes, type ShownLine } from '../edit.js';

const guide = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application';
const attributes = `${guide}/edit-load-balancer-attributes.html`;
const acl = 'https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-associating-aws-resource.html';
const dev = { on: 'dev-001', batch: 'settings' } as const;
const generated = { on: 'dev-101', batch: 'sources' } as const;
const listener = 'aws_lb_listener.http default_action';

const ownCertificate: readonly ShownLine[] = [
  'aws_acm_certificate.certificate (create) none',
  'aws_acm_certificate_validation.certificate_validation (create) none',
  'aws_route53_record.alias_record (create) access',
  'aws_route53_record.certificate_record (create) access',
  'aws_lb_listener.https (create) access',
  'aws_vpc_security_group_ingress_rule.alb_https (create) access',
  ...['type', 'redirect.host', 'redirect.path', 'redirect.port', 'redirect.protocol'].map(
    (name) => `${listener}.${name} access` as const,
  ),
  `${listener}.redirect.query access`,
  `${listener}.redirect.status_code access`,
];
const ofAcl = 'it is a part of the web ACL, which comes with the mode';

/** Edits of what stands before the load balancer, and of where its logs go. */
export const loadBalancerEdits: readonly Edit[] = [
  {
    ...{ on: 'dev-201', batch: 'domain', setting: 'loadBalancer.domainName', to: 'app.example.com' },
    beside: { 'loadBalancer.hostedZoneId': 'Z0123456789ABCDEFGHIJ' },
    shows: ownCertificate,
    because:
      'ACM issues a certificate once its record is in the zone, and the name leads to the load balancer',
    page: 'https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html',
  },
  {
    ...{ on: 'dev-201', batch: 'domain', setting: 'loadBalancer.hostedZoneId', to: 'Z0123456789ABCDEFGHIJ' },
    shows: [],
    because: 'the records of the domain name are in that zone',
    page: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-elb-load-balancer.html',
  },
  {
    ...{ ...dev, setting: 'loadBalancer.allowPlainHttp.reason', to: 'Nobody comes here.' },
    shows: [],
    because: 'it is for the review and reaches no resource',
    page: `${guide}/create-https-listener.html`,
  },
  {
    ...{ on: 'dev-201', batch: 'scheme', setting: 'loadBalancer.scheme', to: 'internal' },
    shows: [
      'aws_lb.alb (replace) replacement',
      'aws_lb.alb internal replacement',
      'aws_lb_listener.http (replace) replacement',
      'aws_lb_listener.http load_balancer_arn replacement',
    ],
    because: 'the scheme of a load balancer cannot be changed',
    page: `${guide}/application-load-balancers.html`,
  },
  {
    ...{ ...generated, setting: 'loadBalancer.allowedSources', to: ['10.0.0.0/8'] },
    shows: [
      'aws_vpc_security_group_ingress_rule.alb_http (destroy) downtime',
      'aws_vpc_security_group_ingress_rule.alb_http_10_0_0_0_8 (create) access',
    ],
    because: 'each block has a rule of its own: whoever comes from elsewhere is not answered any more',
    page: `${guide}/load-balancer-update-security-groups.html`,
  },
  {
    ...{ ...dev, setting: 'loadBalancer.desyncMitigationMode', to: 'strictest', page: attributes },
    shows: ['aws_lb.alb desync_mitigation_mode none'],
    because: 'an attribute of the load balancer, which changes while it serves',
  },
  {
    ...{ ...dev, setting: 'loadBalancer.accessLogs', to: true, page: `${guide}/enable-access-logging.html` },
    shows: (['bucket', 'enabled', 'prefix'] as const).map(
      (name) => `aws_lb.alb access_logs.${name} none` as const,
    ),
    because: 'an attribute of the load balancer, which changes while it serves',
  },
  {
    ...{ ...dev, setting: 'loadBalancer.webAcl.mode', to: 'block', page: acl },
    shows: [
      'aws_cloudwatch_log_group.web_acl_log_group (create) none',
      'aws_wafv2_web_acl.web_acl (create) none',
      'aws_wafv2_web_acl_association.web_acl_association (create) access',
      'aws_wafv2_web_acl_logging_configuration.web_acl_logging (create) none',
    ],
    because: 'from the association on the firewall refuses requests',
  },
  {
    ...{ ...dev, setting: 'loadBalancer.webAcl.rateLimit', to: 500, page: acl },
    shows: [],
    because: ofAcl,
  },
  {
    ...{ ...dev, setting: 'loadBalancer.webAcl.bodySize', to: 'block', page: acl },
    shows: [],
    because: ofAcl,
  },
  {
    ...{ ...dev, setting: 'loadBalancer.webAcl.anonymousIpList', to: true, page: acl },
    shows: [],
    because: ofAcl,
  },
  {
    ...{ ...dev, setting: 'loadBalancer.webAcl.logRetentionDays', to: 400, page: acl },
    shows: [],
    because: 'it is a part of the log of the web ACL, which comes with the mode',
  },
  {
    ...{ on: 'dev-101', batch: 'protocol', setting: 'app.protocol', to: 'https' },
    shows: [
      'aws_lb_target_group.tg (replace) replacement',
      'aws_lb_target_group.tg name replacement',
      'aws_lb_target_group.tg protocol replacement',
      'aws_autoscaling_attachment.asg_attachment (replace) replacement',
      'aws_autoscaling_attachment.asg_attachment lb_target_group_arn replacement',
      `${listener}.target_group_arn access`,
      ...refreshes('user_data'),
    ],
    because: 'the protocol of a target group cannot be changed: another one takes its place',
    page: `${guide}/load-balancer-target-groups.html`,
  },
  {
    ...{ ...dev, setting: 'logs.bucket', to: 'logs-of-our-own', page: `${guide}/enable-access-logging.html` },
    shows: [],
    because: 'it is where the access logs go, which come with `accessLogs`',
  },
];
