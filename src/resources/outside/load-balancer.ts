import { type OutsideChanges, outsideOf } from '../outside-change.js';

/** What sends requests to a target group are listeners, resources of their own. */
export const targetGroupOutside: OutsideChanges = outsideOf(
  {
    kind: 'mirror',
    page: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_target_group#load_balancer_arns',
  },
  { load_balancer_arns: 'shows which load balancers use the group' },
);
