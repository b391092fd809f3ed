import type { Block } from '../../model/block.js';
import type { Element } from '../../model/element.js';
import type { Model, Related } from '../../model/model.js';
import { isUnknown } from '../../model/value.js';
import { mustEqual } from '../conditions/attribute.js';
import { all, certain, not, some, unlessFault } from '../conditions/certainty.js';
import { allOf } from '../conditions/compose.js';
import { knownText } from '../conditions/read-set.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { fail, notApplicable, unknown, type Verdict } from '../verdict.js';
import {
  listenerRuleTypes,
  listenersOf,
  listenerTypes,
  loadBalancerOf,
  protocolOf,
} from './facts/load-balancers.js';

const toHttps = { type: 'redirect', redirect: { protocol: 'HTTPS', port: '443', status_code: 'HTTP_301' } };
const forward = { type: 'forward', target_group_arn: '${aws_lb_target_group.web.arn}' };
const httpListener = { load_balancer_arn: '${aws_lb.web.arn}', protocol: 'HTTP', default_action: toHttps };

export default defineRule({
  id: 'ELB-8',
  title: 'Plain HTTP is only redirected to HTTPS',
  severity: 'medium',
  area: 'security',
  resource: [...listenerTypes, ...listenerRuleTypes],
  setting: 'loadBalancer.certificateArn',
  why: 'What is served over HTTP, session cookies and passwords among it, can be read and changed on the way.',
  fix: 'Let the HTTP listener redirect (`type = "redirect"`, `protocol = "HTTPS"`, `port = "443"`, `status_code = "HTTP_301"`) and forward from an HTTPS listener on that port.',
  controls: {
    'AWS-FSBP': { 'ELB.1': ['PR', 'SH', 'SP'] },
    'PCI-DSS-4.0.1': { '4.2.1': ['PU', 'SP'] },
    HIPAA: {
      '164.312(a)(2)(iv)': ['GR', 'NAG', 'SP'],
      '164.312(e)(1)': ['GR', 'NAG', 'SP'],
      '164.312(e)(2)(i)': ['GR', 'NAG', 'SP'],
      '164.312(e)(2)(ii)': ['GR', 'NAG', 'SP'],
    },
    SOC2: { 'CC6.1': ['SP'], 'CC6.2': ['SP'], 'CC6.7': ['SP'] },
  },
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html',
  examples: {
    pass: [
      { protocol: 'HTTP', default_action: toHttps },
      { default_action: [{ type: 'redirect', redirect: [toHttps.redirect] }] },
      {
        stack: {
          resource: {
            aws_lb: { web: {} },
            aws_lb_listener: {
              http: httpListener,
              https: { ...httpListener, protocol: 'HTTPS', port: 443, default_action: forward },
            },
          },
        },
      },
      {
        stack: {
          resource: {
            aws_lb_listener: { http: { protocol: 'HTTP', default_action: toHttps } },
            aws_lb_listener_rule: { old: { listener_arn: '${aws_lb_listener.http.arn}', action: toHttps } },
          },
        },
      },
    ],
    fail: [
      { protocol: 'HTTP', default_action: forward },
      { default_action: [forward] },
      { protocol: 'http', default_action: { type: 'fixed-response' } },
      {
        protocol: 'HTTP',
        default_action: { type: 'redirect', redirect: { ...toHttps.redirect, protocol: 'HTTP' } },
      },
      {
        protocol: 'HTTP',
        default_action: { type: 'redirect', redirect: { ...toHttps.redirect, status_code: 'HTTP_302' } },
      },
      {
        protocol: 'HTTP',
        default_action: { type: 'redirect', redirect: { protocol: 'HTTPS', status_code: 'HTTP_301' } },
      },
      { stack: { resource: { aws_lb: { web: {} }, aws_lb_listener: { http: httpListener } } } },
      {
        stack: {
          resource: {
            aws_lb_listener: { http: { protocol: 'HTTP', default_action: toHttps } },
            aws_lb_listener_rule: { old: { listener_arn: '${aws_lb_listener.http.arn}', action: [forward] } },
          },
        },
      },
    ],
    unknown: [
      { protocol: '${var.protocol}', default_action: forward },
      { protocol: 'HTTP', default_action: '${var.action}' },
      {
        stack: {
          resource: { aws_lb_listener_rule: { old: { listener_arn: '${var.listener}', action: forward } } },
        },
      },
    ],
  },
  check: (element, context) =>
    listenerTypes.some((type) => type === element.type)
      ? ofListener(element, context)
      : ofRule(element, context),
});

function ofListener(listener: Element, { model }: CheckContext): Verdict | readonly Verdict[] {
  const protocol = protocolOf(listener, model);
  if (protocol === undefined) return unknown('protocol');
  if (protocol !== 'HTTP') return notApplicable;
  const actions = listener.blocks('default_action');
  if (actions === undefined) return unknown('default_action');
  if (actions.length === 0) return fail('default_action', 'It is not set.');
  const loadBalancer = loadBalancerOf(listener, model);
  const others = loadBalancer === undefined ? undefined : listenersOf(loadBalancer, model);
  return actions.flatMap((action) => [
    ...judgeRedirect(action, others === undefined),
    others === undefined ? notApplicable : judgeDestination(action, others, model),
  ]);
}

function judgeRedirect(action: Block, isForeign: boolean): readonly Verdict[] {
  const type = mustEqual('type', 'redirect')(action);
  if (type.outcome !== 'pass') return [type];
  const verdicts = allOf(
    mustEqual('redirect.protocol', 'HTTPS'),
    mustEqual('redirect.status_code', 'HTTP_301'),
  )(action);
  return isForeign ? [...verdicts, mustEqual('redirect.port', '443')(action)] : verdicts;
}

/** Where the load balancer is in the stack, its listeners tell whether the redirect leads anywhere. */
function judgeDestination(action: Block, { elements, unresolved }: Related, model: Model): Verdict {
  if (action.values.type !== 'redirect') return notApplicable;
  if (action.get('redirect.port').state === 'unknown') return unknown(action.at('redirect.port'));
  const port = knownText(action, 'redirect.port');
  const isThere = some(
    ...elements.map((one) => {
      const protocol = protocolOf(one, model);
      const isSecure = protocol === undefined ? 'maybe' : certain(protocol === 'HTTPS');
      const isOnPort =
        one.get('port').state === 'unknown' ? 'maybe' : certain(knownText(one, 'port') === port);
      return all(isSecure, isOnPort);
    }),
    all('maybe', certain(unresolved)),
  );
  return unlessFault(not(isThere), action.at('redirect.port'), 'No HTTPS listener is on that port.');
}

function ofRule(rule: Element, { model }: CheckContext): Verdict | readonly Verdict[] {
  const listeners = model
    .follow(rule, 'listener_arn')
    .elements.filter(({ type }) => listenerTypes.some((one) => one === type));
  const protocols = listeners.map((listener) => protocolOf(listener, model));
  if (protocols.length === 0 || protocols.includes(undefined)) return unknown('listener_arn');
  if (!protocols.includes('HTTP')) return notApplicable;
  const actions = rule.blocks('action');
  if (actions === undefined) return unknown('action');
  return actions.map((action) => {
    const { type = null } = action.values;
    const forwards = isUnknown(type) ? 'maybe' : certain(type === 'forward');
    return unlessFault(forwards, action.at('type'), 'It forwards what came over HTTP.');
  });
}
