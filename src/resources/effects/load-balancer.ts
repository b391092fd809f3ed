import { type Effect, type Effects, effectsOf } from '../effect.js';
import { byItems } from './by-value/by-items.js';
import { byRank, protecting } from './by-value/protecting.js';

const loadBalancerPage =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html';

/** What changes of a load balancer mean. */
export const loadBalancerEffects: Effects = {
  ...effectsOf(loadBalancerPage, {
    ip_address_type: ['access', 'adds or removes addresses of IPv6'],
    subnets: ['restart', 'serves from other zones; connections to the former ones end'],
    subnet_mapping: ['restart', 'serves from other zones; connections to the former ones end'],
    idle_timeout: ['none', 'ends idle connections after another time'],
    client_keep_alive: ['none', 'ends kept connections after another time'],
    enable_http2: ['none', 'offers HTTP/2, or not'],
    enable_cross_zone_load_balancing: ['none', 'spreads requests over zones, or not'],
    preserve_host_header: ['none', 'passes the host header on, or not'],
    xff_header_processing_mode: ['none', 'treats X-Forwarded-For in another way'],
  }),
  security_groups: byItems(
    { gravity: 'access', does: 'changes who reaches the load balancer', page: loadBalancerPage },
    { adds: 'opens it to whom # allows', removes: 'closes it to whom # alone allowed' },
  ),
  internal: protecting({
    ...{ page: loadBalancerPage, gravity: 'access' },
    off: 'opens the load balancer to the internet: it gets public addresses',
    on: 'closes the load balancer to the internet: it has private addresses alone',
    else: 'gives the load balancer public addresses, or private ones',
  }),
  enable_deletion_protection: protecting({
    page: loadBalancerPage,
    off: 'turns off deletion protection: AWS does not refuse the deletion of the load balancer any more',
    on: 'turns on deletion protection: AWS refuses the deletion of the load balancer',
    else: 'lets AWS refuse the deletion, or not',
  }),
  drop_invalid_header_fields: protecting({
    page: loadBalancerPage,
    off: 'turns off the dropping of headers with invalid names: they reach the application',
    on: 'turns on the dropping of headers with invalid names',
    else: 'drops headers with invalid names, or not',
  }),
  desync_mitigation_mode: protecting({
    ...{
      page: loadBalancerPage,
      level: (value) => byRank('monitor', 'defensive', 'strictest')(value ?? 'defensive'),
    },
    off: 'turns off the protection from request smuggling: ambiguous requests are only counted',
    on: 'turns on the protection from request smuggling',
    less: 'lowers the protection from request smuggling: more ambiguous requests pass',
    more: 'refuses more ambiguous requests',
    else: 'refuses other ambiguous requests',
  }),
  ...logs('access_logs', 'access logs'),
  ...logs('connection_logs', 'connection logs'),
};

/** Logs of a load balancer: a block with a switch. */
function logs(block: string, name: string): Effects {
  const elsewhere = `writes ${name} elsewhere, or not`;
  return {
    [block]: { gravity: 'none', does: elsewhere, page: loadBalancerPage },
    [`${block}.enabled`]: protecting({
      page: loadBalancerPage,
      off: `turns off ${name}: nobody can say later who asked for what`,
      on: `turns on ${name}`,
      else: elsewhere,
    }),
  };
}

const listenerPage =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html';

/** What changes of a listener mean. */
export const listenerEffects: Effects = {
  ...effectsOf(listenerPage, {
    port: ['downtime', 'listens on another port; clients of the former one are refused'],
    ssl_policy: ['access', 'accepts other TLS versions and ciphers; older clients may be refused'],
    certificate_arn: ['access', 'shows another certificate'],
    default_action: ['access', 'sends requests to another target'],
  }),
  protocol: protecting({
    ...{ page: listenerPage, gravity: 'downtime' },
    level: (value) => (value === 'HTTPS' || value === 'TLS' ? 1 : 0),
    off: 'turns off encryption in transit: it speaks in plain text, and clients of the former protocol are refused',
    on: 'turns on encryption in transit; clients of the former protocol are refused',
    else: 'speaks another protocol; clients of the former one are refused',
  }),
  mutual_authentication: {
    gravity: 'access',
    does: 'asks clients for certificates, or not',
    page: listenerPage,
  },
  'mutual_authentication.mode': protecting({
    ...{ page: listenerPage, gravity: 'access', level: byRank('off', 'passthrough', 'verify') },
    off: 'turns off certificates of clients: nobody is asked for one',
    on: 'asks clients for certificates',
    less: 'lowers the check of certificates of clients: the application has to do it',
    more: 'checks certificates of clients',
    else: 'asks clients for certificates, or not',
  }),
};

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

/** What fails for those who still know a load balancer as it was. */
export const formerLoadBalancer: Readonly<Record<string, Effect>> = {
  '': { gravity: 'downtime', does: 'nobody answers under the former DNS name', page: loadBalancerPage },
};
