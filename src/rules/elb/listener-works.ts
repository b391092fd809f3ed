import type { Block } from '../../model/block.js';
import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { isUnknown } from '../../model/value.js';
import { mustBeSet } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { fail, notApplicable, pass, unknown, type Verdict } from '../verdict.js';
import { kindOf, listenerTypes, loadBalancerOf, protocolOf } from './facts/load-balancers.js';

/** What an action of a type needs beside its type. */
const needs: Readonly<Record<string, readonly string[]>> = {
  forward: ['target_group_arn', 'forward'],
  redirect: ['redirect'],
  'fixed-response': ['fixed_response'],
  'authenticate-cognito': ['authenticate_cognito'],
  'authenticate-oidc': ['authenticate_oidc'],
  'jwt-validation': ['jwt_validation'],
};
const protocols: ReadonlyMap<string, readonly string[]> = new Map([
  ['application', ['HTTP', 'HTTPS']],
  ['network', ['TCP', 'TLS', 'UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC']],
  ['gateway', ['none', 'GENEVE']],
]);
const listener = {
  load_balancer_arn: '${aws_lb.web.arn}',
  protocol: 'HTTP',
  port: 80,
  default_action: { type: 'forward', target_group_arn: '${aws_lb_target_group.web.arn}' },
};
const stack = (loadBalancer: object, changes: object = {}) => ({
  stack: {
    resource: { aws_lb: { web: loadBalancer }, aws_lb_listener: { web: { ...listener, ...changes } } },
  },
});

export default defineRule({
  id: 'ELB-11',
  title: 'The listener belongs to a load balancer that can do what it says',
  severity: 'medium',
  area: 'function',
  resource: listenerTypes,
  why: 'AWS refuses it in the middle of an apply, or it waits on a load balancer that nobody asks.',
  fix: 'Set `load_balancer_arn`, a protocol of that kind of load balancer, and a `default_action` with what its type needs.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html',
  examples: {
    pass: [
      listener,
      stack({}),
      stack({ load_balancer_type: 'network' }, { protocol: 'TCP' }),
      stack({ load_balancer_type: 'gateway' }, { protocol: null, port: null }),
      stack({}, { default_action: [{ type: 'redirect', redirect: { protocol: 'HTTPS' } }] }),
    ],
    fail: [
      { ...listener, load_balancer_arn: '' },
      { protocol: 'HTTP' },
      stack({ load_balancer_type: 'network' }),
      stack({ load_balancer_type: 'classic' }),
      stack({}, { protocol: 'TCP' }),
      stack({}, { port: null }),
      stack({}, { default_action: [] }),
      stack({}, { default_action: { type: 'forward' } }),
      stack({}, { default_action: { type: 'fixed-response', target_group_arn: 'x' } }),
      stack({}, { default_action: { type: 'discard' } }),
    ],
    unknown: [
      stack({}, { default_action: '${var.action}' }),
      stack({}, { default_action: { type: '${var.action}' } }),
      stack({}, { protocol: '${var.protocol}' }),
    ],
  },
  check: (element, { model }) => [
    mustBeSet('load_balancer_arn')(element),
    judgeProtocol(element, model),
    ...judgeActions(element),
  ],
});

function judgeProtocol(element: Element, model: Model): Verdict {
  const loadBalancer = loadBalancerOf(element, model);
  const kind = loadBalancer === undefined ? undefined : kindOf(loadBalancer);
  if (kind === undefined) return loadBalancer === undefined ? notApplicable : unknown('protocol');
  const protocol = protocolOf(element, model);
  if (protocol === undefined) return unknown('protocol');
  const spoken = protocols.get(kind)?.includes(protocol);
  if (spoken !== true) return fail('protocol', 'Its load balancer does not speak it.');
  return kind === 'gateway' ? pass : mustBeSet('port')(element);
}

function judgeActions(element: Element): readonly Verdict[] {
  const actions = element.blocks('default_action');
  if (actions === undefined) return [unknown('default_action')];
  return actions.length === 0 ? [fail('default_action', 'It is not set.')] : actions.map(judgeAction);
}

function judgeAction(action: Block): Verdict {
  const { type } = action.values;
  if (isUnknown(type ?? null)) return unknown(action.at('type'));
  const wanted = typeof type === 'string' && Object.hasOwn(needs, type) ? needs[type] : undefined;
  if (wanted === undefined) return fail(action.at('type'));
  const isWhole = wanted.some((name) => action.get(name).state !== 'absent');
  return isWhole ? pass : fail(action.at(wanted[0] ?? 'type'), 'It is not set.');
}
