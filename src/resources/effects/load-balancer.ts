import { type Effects, effectsOf } from '../effect.js';

const loadBalancerPage =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html';

/** What changes of a load balancer mean. */
export const loadBalancerEffects: Effects = effectsOf(loadBalancerPage, {
  security_groups: ['access', 'changes who reaches the load balancer'],
  ip_address_type: ['access', 'adds or removes addresses of IPv6'],
  subnets: ['restart', 'serves from other zones; connections to the former ones end'],
  subnet_mapping: ['restart', 'serves from other zones; connections to the former ones end'],
  idle_timeout: ['none', 'ends idle connections after another time'],
  client_keep_alive: ['none', 'ends kept connections after another time'],
  drop_invalid_header_fields: ['none', 'drops headers with invalid names, or not'],
  desync_mitigation_mode: ['none', 'refuses other ambiguous requests'],
  enable_http2: ['none', 'offers HTTP/2, or not'],
  enable_deletion_protection: ['none', 'lets AWS refuse the deletion, or not'],
  enable_cross_zone_load_balancing: ['none', 'spreads requests over zones, or not'],
  preserve_host_header: ['none', 'passes the host header on, or not'],
  xff_header_processing_mode: ['none', 'treats X-Forwarded-For in another way'],
  access_logs: ['none', 'writes access logs elsewhere, or not'],
  connection_logs: ['none', 'writes connection logs elsewhere, or not'],
});

const listenerPage =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html';

/** What changes of a listener mean. */
export const listenerEffects: Effects = effectsOf(listenerPage, {
  port: ['downtime', 'listens on another port; clients of the former one are refused'],
  protocol: ['downtime', 'speaks another protocol; clients of the former one are refused'],
  ssl_policy: ['access', 'accepts other TLS versions and ciphers; older clients may be refused'],
  certificate_arn: ['access', 'shows another certificate'],
  mutual_authentication: ['access', 'asks clients for certificates, or not'],
  default_action: ['access', 'sends requests elsewhere'],
});

const targetGroupPage =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html';

/** What changes of a target group mean. */
export const targetGroupEffects: Effects = effectsOf(targetGroupPage, {
  health_check: [
    'restart',
    'checks in another way; targets that fail it get no requests, and their instances are replaced',
  ],
  deregistration_delay: ['none', 'waits another time for open requests'],
  slow_start: ['none', 'raises the load of new targets over another time'],
  stickiness: ['none', 'keeps clients on their target, or not'],
  load_balancing_algorithm_type: ['none', 'chooses targets in another way'],
});
