import { defineRefusals, notDeleted, notMade } from './define-refusals.js';

const api = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference';
const quotas =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html';
const op = (what: string, call: string) =>
  `${what}: operation error Elastic Load Balancing v2: ${call}, https response error StatusCode: 400, RequestID: 0f1e`;

/** What Elastic Load Balancing refuses. */
export const elasticLoadBalancingRefusals = defineRefusals('Elastic Load Balancing', [
  {
    codes: ['DuplicateLoadBalancerName', 'DuplicateTargetGroupName', 'DuplicateListener'],
    cause:
      'Account and region have one of this name, or a listener on this port, and the state does not know it.',
    left: notMade,
    remedy:
      'Where an earlier run of this environment made it, recover takes it into the state. Otherwise delete it, or give the environment another suffix.',
    next: 'recover',
    page: `${api}/API_CreateLoadBalancer.html`,
    said: [
      `${op('creating ELBv2 application Load Balancer (app-dev-001)', 'CreateLoadBalancer')}, DuplicateLoadBalancerName: A load balancer with the same name 'app-dev-001' exists, but with different settings`,
      `${op('creating ELBv2 Target Group (app-dev-001-8080)', 'CreateTargetGroup')}, DuplicateTargetGroupName: A target group with the same name 'app-dev-001-8080' exists, but with different settings`,
      'ELBv2 Load Balancer (app-dev-001) already exists',
      'ELBv2 Target Group (app-dev-001-8080) already exists',
    ],
    bare: /^ELBv2 (Load Balancer|Target Group) \(.*\) already exists/,
  },
  {
    codes: [
      'TooManyLoadBalancers',
      'TooManyTargetGroups',
      'TooManyListeners',
      'TooManyRules',
      'TooManyTargets',
      'TooManyCertificates',
    ],
    cause: 'A quota of load balancers in this account and region is used up.',
    left: notMade,
    remedy:
      'Have the quota raised (Service Quotas, “Elastic Load Balancing”), or delete load balancers that nobody needs.',
    next: 'doctor',
    page: quotas,
    said: [
      `${op('creating ELBv2 application Load Balancer (app-dev-001)', 'CreateLoadBalancer')}, TooManyLoadBalancers: The maximum number of load balancers has been reached on account '111122223333'`,
    ],
  },
  {
    codes: ['CertificateNotFound', 'UnsupportedCertificate'],
    cause:
      'The certificate does not exist in this account and region, is not issued yet, or has a key that load balancers do not take.',
    left: 'The listener was not made: the load balancer stands, and does not serve HTTPS.',
    remedy: 'Set `loadBalancer.certificateArn` to an issued certificate of this region.',
    next: 'doctor',
    page: `${api}/API_CreateListener.html`,
    said: [
      `${op('creating ELBv2 Listener (arn:aws:elasticloadbalancing:x)', 'CreateListener')}, CertificateNotFound: Certificate 'arn:aws:acm:ap-southeast-1:111122223333:certificate/x' not found`,
      `${op('creating ELBv2 Listener (arn:aws:elasticloadbalancing:x)', 'CreateListener')}, UnsupportedCertificate: The certificate 'arn:aws:acm:ap-southeast-1:111122223333:certificate/x' must have a fully-qualified domain name, a supported signature, and a supported key size.`,
    ],
  },
  {
    codes: ['SSLPolicyNotFound'],
    cause: 'Load balancers have no TLS policy of this name.',
    left: 'The listener was not made: the load balancer stands, and does not serve HTTPS.',
    remedy: 'Use a policy that `aws elbv2 describe-ssl-policies` lists.',
    next: 'plan',
    page: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html',
    said: [
      `${op('creating ELBv2 Listener (arn:aws:elasticloadbalancing:x)', 'CreateListener')}, SSLPolicyNotFound: SSL policy 'ELBSecurityPolicy-x' not found`,
    ],
  },
  {
    codes: ['InvalidConfigurationRequest', 'ValidationError', 'InvalidSubnet', 'SubnetNotFound'],
    types: ['aws_lb', 'aws_alb'],
    text: /subnet|Availability Zone/i,
    cause:
      'The subnets do not fit: a load balancer takes subnets of at least two Availability Zones, one of each zone, in one VPC.',
    left: notMade,
    remedy: 'Name one subnet of each of at least two zones in `network.loadBalancerSubnetIds`.',
    next: 'doctor',
    page: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-subnets.html',
    said: [
      `${op('creating ELBv2 application Load Balancer (app-dev-001)', 'CreateLoadBalancer')}, InvalidConfigurationRequest: A load balancer cannot be attached to multiple subnets in the same Availability Zone`,
      `${op('creating ELBv2 application Load Balancer (app-dev-001)', 'CreateLoadBalancer')}, api error ValidationError: At least two subnets in two different Availability Zones must be specified`,
    ],
  },
  {
    codes: ['OperationNotPermitted'],
    types: ['aws_lb', 'aws_alb'],
    text: /deletion protection/i,
    cause: 'The load balancer is protected against deletion in AWS, whatever the file says meanwhile.',
    left: notDeleted,
    remedy: 'Set `loadBalancer.deletionProtection: false` and deploy that first.',
    next: 'deploy',
    page: `${api}/API_DeleteLoadBalancer.html`,
    said: [
      `${op('deleting ELBv2 Load Balancer (arn:aws:elasticloadbalancing:x)', 'DeleteLoadBalancer')}, OperationNotPermitted: Load balancer 'arn:aws:elasticloadbalancing:x' cannot be deleted because deletion protection is enabled`,
    ],
  },
  {
    codes: ['ResourceInUse'],
    types: ['aws_lb_target_group', 'aws_lb', 'aws_lb_listener'],
    cause: 'A listener or a rule still uses the target group.',
    left: notDeleted,
    remedy: 'Remove listeners and rules that were made by hand (`aws elbv2 describe-rules`).',
    next: 'plan',
    page: `${api}/API_DeleteTargetGroup.html`,
    said: [
      `${op('deleting ELBv2 Target Group (arn:aws:elasticloadbalancing:x)', 'DeleteTargetGroup')}, ResourceInUse: Target group 'arn:aws:elasticloadbalancing:x' is currently in use by a listener or a rule`,
    ],
  },
]);
