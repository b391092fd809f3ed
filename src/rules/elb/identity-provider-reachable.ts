import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { all, type Certainty, certain, not, some, unlessFault } from '../conditions/certainty.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { coversPort, reachesInternet } from '../facts/reach.js';
import { rulesOfGroup } from '../facts/rules-of-group.js';
import type { TrafficRule } from '../facts/traffic-rule.js';
import { separateRuleTypes, trafficRulesOf } from '../facts/traffic-rules-of.js';
import { notApplicable, unknown, type Verdict } from '../verdict.js';
import { listenerRuleTypes, listenerTypes, loadBalancerOf } from './facts/load-balancers.js';

const https = [443];

const stack = (egress: readonly object[], type = 'authenticate-oidc') => ({
  stack: {
    resource: {
      aws_security_group: { web: { egress } },
      aws_lb: { web: { security_groups: ['${aws_security_group.web.id}'] } },
      aws_lb_listener: {
        web: {
          load_balancer_arn: '${aws_lb.web.arn}',
          protocol: 'HTTPS',
          default_action: [{ type }, { type: 'forward' }],
        },
      },
    },
  },
});
const out = (cidr: string, port = 443) => ({
  protocol: 'tcp',
  from_port: port,
  to_port: port,
  cidr_blocks: [cidr],
});

export default defineRule({
  id: 'ELB-28',
  title: 'A load balancer that signs users in reaches the identity provider',
  severity: 'medium',
  area: 'function',
  resource: [...listenerTypes, ...listenerRuleTypes],
  why: 'The load balancer itself asks the token endpoint of the provider over HTTPS; where its security group lets nothing out there, every sign-in ends with HTTP 500.',
  fix: 'Add an outgoing rule for TCP port 443 to the addresses of the provider, or to `0.0.0.0/0`, to the security group of the load balancer.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html',
  examples: {
    pass: [
      stack([out('0.0.0.0/0')]),
      stack(
        [{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] }],
        'authenticate-cognito',
      ),
      stack([out('198.51.100.7/32')]),
    ],
    fail: [
      stack([]),
      stack([out('10.0.0.0/16')]),
      stack([out('0.0.0.0/0', 8080)], 'authenticate-cognito'),
      stack([{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['10.0.0.0/8', '172.16.0.0/12'] }]),
    ],
    unknown: [stack([out('${var.provider}')]), stack([], '${var.action}')],
  },
  check: (element, { model }) => {
    const path = listenerTypes.some((type) => type === element.type) ? 'default_action' : 'action';
    const actions = element.blocks(path);
    if (actions === undefined) return unknown(path);
    const signsIn = some(
      ...actions.map(({ values: { type } }) =>
        typeof type === 'object' && type !== null
          ? 'maybe'
          : certain(type === 'authenticate-oidc' || type === 'authenticate-cognito'),
      ),
    );
    return signsIn === 'no' ? notApplicable : judge(element, { model, path, signsIn });
  },
});

interface Place extends Pick<CheckContext, 'model'> {
  readonly path: string;
  readonly signsIn: Certainty;
}

function judge(element: Element, { model, path, signsIn }: Place): Verdict {
  const listeners = path === 'action' ? model.follow(element, 'listener_arn').elements : [element];
  const loadBalancer = listeners
    .map((listener) => loadBalancerOf(listener, model))
    .find((one) => one !== undefined);
  if (loadBalancer === undefined) return notApplicable;
  const { elements, unresolved } = model.follow(loadBalancer, 'security_groups');
  const groups = elements.filter(({ type }) => type === 'aws_security_group');
  const isWhole =
    !unresolved && groups.length > 0 && groups.length >= (loadBalancer.items('security_groups')?.length ?? 1);
  const reached = some(...groups.map((group) => letsOut(group, model)), isWhole ? 'no' : 'maybe');
  return unlessFault(
    all(signsIn, not(reached)),
    path,
    `The security group of ${loadBalancer.address} lets nothing out to the provider on TCP port 443.`,
  );
}

function letsOut(group: Element, model: Model): Certainty {
  const rules = rulesOfGroup(group, model).filter(({ direction }) => direction === 'egress');
  const isOpen =
    trafficRulesOf(group).unknown.includes('egress') ||
    separateRuleTypes.some((type) => model.referring(group, { type, path: 'security_group_id' }).unresolved);
  return some(
    ...rules.map((rule) => all(coversPort(rule, https), leavesVpc(rule, model))),
    isOpen ? 'maybe' : 'no',
  );
}

/** Addresses that no VPC of one's own has, as a rule; a prefix list may hold any. */
function leavesVpc(rule: TrafficRule, model: Model): Certainty {
  return some(
    reachesInternet(rule, model),
    ...rule.cidrs.map((cidr) => (cidr === undefined ? 'maybe' : certain(!isPrivate(cidr)))),
  );
}

/** https://www.rfc-editor.org/rfc/rfc1918, https://www.rfc-editor.org/rfc/rfc6598 and https://www.rfc-editor.org/rfc/rfc4193. */
function isPrivate(cidr: string): boolean {
  return /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd])/i.test(
    cidr,
  );
}
