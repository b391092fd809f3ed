import type { Effects } from '../effect.js';

const loadBalancerPage =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html';

/** What changes of a load balancer mean. */
export const loadBalancerEffects: Effects = {
  security_groups: {
    gravity: 'access',
    does: 'changes who reaches the load balancer',
    page: loadBalancerPage,
  },
  ip_address_type: { gravity: 'access', does: 'adds or removes addresses of IPv6', page: loadBalancerPage },
  subnets: {
    gravity: 'restart',
    does: 'serves from other zones; connections to the former ones end',
    page: loadBalancerPage,
  },
  subnet_mapping: {
    gravity: 'restart',
    does: 'serves from other zones; connections to the former ones end',
    page: loadBalancerPage,
  },
  idle_timeout: { gravity: 'none', does: 'ends idle connections after another time', page: loadBalancerPage },
  client_keep_alive: {
    gravity: 'none',
    does: 'ends kept connections after another time',
    page: loadBalancerPage,
  },
  drop_invalid_header_fields: {
    gravity: 'none',
    does: 'drops headers with invalid names, or not',
    page: loadBalancerPage,
  },
  desync_mitigation_mode: {
    gravity: 'none',
    does: 'refuses other ambiguous requests',
    page: loadBalancerPage,
  },
  enable_http2: { gravity: 'none', does: 'offers HTTP/2, or not', page: loadBalancerPage },
  enable_deletion_protection: {
    gravity: 'none',
    does: 'lets AWS refuse the deletion, or not',
    page: loadBalancerPage,
  },
  enable_cross_zone_load_balancing: {
    gravity: 'none',
    does: 'spreads requests over zones, or not',
    page: loadBalancerPage,
  },
  preserve_host_header: {
    gravity: 'none',
    does: 'passes the host header on, or not',
    page: loadBalancerPage,
  },
  xff_header_processing_mode: {
    gravity: 'none',
    does: 'treats X-Forwarded-For in another way',
    page: loadBalancerPage,
  },
  access_logs: { gravity: 'none', does: 'writes access logs elsewhere, or not', page: loadBalancerPage },
  connection_logs: {
    gravity: 'none',
    does: 'writes connection logs elsewhere, or not',
    page: loadBalancerPage,
  },
};

const listenerPage =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html';

/** What changes of a listener mean. */
export const listenerEffects: Effects = {
  port: {
    gravity: 'downtime',
    does: 'listens on another port; clients of the former one are refused',
    page: listenerPage,
  },
  protocol: {
    gravity: 'downtime',
    does: 'speaks another protocol; clients of the former one are refused',
    page: listenerPage,
  },
  ssl_policy: {
    gravity: 'access',
    does: 'accepts other TLS versions and ciphers; older clients may be refused',
    page: listenerPage,
  },
  certificate_arn: { gravity: 'access', does: 'shows another certificate', page: listenerPage },
  mutual_authentication: {
    gravity: 'access',
    does: 'asks clients for certificates, or not',
    page: listenerPage,
  },
  default_action: { gravity: 'access', does: 'sends requests elsewhere', page: listenerPage },
};

const targetGroupPage =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html';

/** What changes of a target group mean. */
export const targetGroupEffects: Effects = {
  health_check: {
    gravity: 'restart',
    does: 'checks in another way; targets that fail it get no requests, and their instances are replaced',
    page: targetGroupPage,
  },
  deregistration_delay: {
    gravity: 'none',
    does: 'waits another time for open requests',
    page: targetGroupPage,
  },
  slow_start: {
    gravity: 'none',
    does: 'raises the load of new targets over another time',
    page: targetGroupPage,
  },
  stickiness: { gravity: 'none', does: 'keeps clients on their target, or not', page: targetGroupPage },
  load_balancing_algorithm_type: {
    gravity: 'none',
    does: 'chooses targets in another way',
    page: targetGroupPage,
  },
};
