import type { Element } from '../../model/element.js';
import type { Model, Related } from '../../model/model.js';
import { isConfigured } from '../conditions/read-set.js';
import { type Place, relatedByAny } from '../conditions/related-by-any.js';

export const targetGroupTypes = ['aws_lb_target_group', 'aws_alb_target_group'] as const;

const fromAutoScaling: readonly Place[] = [
  { type: 'aws_autoscaling_attachment', path: 'lb_target_group_arn' },
  { type: 'aws_autoscaling_attachment', path: 'alb_target_group_arn' },
  { type: 'aws_autoscaling_traffic_source_attachment', path: 'traffic_source.identifier' },
  { type: 'aws_autoscaling_group', path: 'target_group_arns' },
  { type: 'aws_autoscaling_group', path: 'traffic_source.identifier' },
];

const fromElsewhere: readonly Place[] = [
  { type: 'aws_lb_target_group_attachment', path: 'target_group_arn' },
  { type: 'aws_alb_target_group_attachment', path: 'target_group_arn' },
  { type: 'aws_ecs_service', path: 'load_balancer.target_group_arn' },
  { type: 'aws_ecs_task_set', path: 'load_balancer.target_group_arn' },
];

const ofGroup: readonly Place[] = [
  { type: 'aws_autoscaling_attachment', path: 'autoscaling_group_name' },
  { type: 'aws_autoscaling_traffic_source_attachment', path: 'autoscaling_group_name' },
];

/** What Auto Scaling registers its instances with a target group by, in any form. */
export function autoScalingTargets(targetGroup: Element, model: Model): Related {
  return relatedByAny(model, targetGroup, fromAutoScaling);
}

/** What else registers targets: single instances, services of ECS. */
export function otherTargets(targetGroup: Element, model: Model): Related {
  return relatedByAny(model, targetGroup, fromElsewhere);
}

/** How an Auto Scaling Group stands to load balancing; `waiting` when it is attached to nothing while a target group has no targets, or those of a group that is not here. */
export function trafficOf(group: Element, model: Model): 'attached' | 'waiting' | 'unresolved' | 'none' {
  const inline = ['target_group_arns', 'load_balancers', 'traffic_source'];
  if (inline.some((path) => isConfigured(group, path))) return 'attached';
  const { elements, unresolved } = relatedByAny(model, group, ofGroup);
  if (elements.length > 0) return 'attached';
  if (unresolved) return 'unresolved';
  if (model.ofType('aws_autoscaling_attachment').some((one) => missesGroup(one, model))) return 'waiting';
  return targetGroupTypes.some((type) => model.ofType(type).some((one) => isEmpty(one, model)))
    ? 'waiting'
    : 'none';
}

/** It attaches a target group of this stack to an Auto Scaling Group by a name that none here has. */
function missesGroup(attachment: Element, model: Model): boolean {
  const isWritten = attachment.get('autoscaling_group_name').state === 'known';
  return (
    isWritten &&
    model.follow(attachment, 'autoscaling_group_name').elements.length === 0 &&
    model.follow(attachment, 'lb_target_group_arn').elements.length > 0
  );
}

function isEmpty(targetGroup: Element, model: Model): boolean {
  const related = [autoScalingTargets(targetGroup, model), otherTargets(targetGroup, model)];
  return related.every(({ elements, unresolved }) => elements.length === 0 && !unresolved);
}
