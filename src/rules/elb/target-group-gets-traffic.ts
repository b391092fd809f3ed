import { type Place, relatedByAny } from '../conditions/related-by-any.js';
import { defineRule } from '../define-rule.js';
import { targetGroupTypes } from '../facts/target-attachments.js';
import { fail, pass, unknown } from '../verdict.js';
import { listenerRuleTypes, listenerTypes } from './facts/load-balancers.js';

const within = (action: string) => [`${action}.target_group_arn`, `${action}.forward.target_group.arn`];
const places: readonly Place[] = [
  ...listenerTypes.flatMap((type) => within('default_action').map((path) => ({ type, path }))),
  ...listenerRuleTypes.flatMap((type) => within('action').map((path) => ({ type, path }))),
  { type: 'aws_ecs_service', path: 'load_balancer.advanced_configuration' },
  { type: 'aws_codedeploy_deployment_group', path: 'load_balancer_info' },
  { type: 'output', path: 'value' },
];
const group = { aws_lb_target_group: { web: {} } };

export default defineRule({
  id: 'ELB-13',
  title: 'A listener forwards to the target group',
  severity: 'medium',
  area: 'function',
  precision: 'high',
  resource: targetGroupTypes,
  why: 'Nothing comes to the instances of a target group that no listener knows, and their health is never checked.',
  fix: 'Name it in `default_action` of a listener or in `action` of a listener rule.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html',
  examples: {
    pass: [
      {
        stack: {
          resource: {
            ...group,
            aws_lb_listener: {
              http: {
                default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.web.arn}' }],
              },
            },
          },
        },
      },
      {
        stack: {
          resource: {
            ...group,
            aws_lb_listener_rule: {
              web: {
                action: {
                  type: 'forward',
                  forward: { target_group: [{ arn: '${aws_lb_target_group.web.arn}', weight: 1 }] },
                },
              },
            },
          },
        },
      },
    ],
    fail: [
      {},
      {
        stack: {
          resource: { ...group, aws_lb_listener: { http: { default_action: { type: 'redirect' } } } },
        },
      },
    ],
    unknown: [
      {
        stack: {
          resource: {
            ...group,
            aws_lb_listener: {
              http: { default_action: { type: 'forward', target_group_arn: '${module.lb.group}' } },
            },
          },
        },
      },
    ],
  },
  check: (targetGroup, { model }) => {
    const { elements, unresolved } = relatedByAny(model, targetGroup, places);
    if (elements.length > 0) return pass;
    return unresolved ? unknown('') : fail('', 'No `aws_lb_listener` or rule of one forwards to it.');
  },
});
