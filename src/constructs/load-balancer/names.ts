import type { NameRules } from '../name-rule.js';

/** AWS names of the load balancer and its target group. */
export interface LoadBalancerNames {
  readonly loadBalancer: string;
  /** Has to change with the port: a target group is replaced then, and two of one name cannot live side by side. */
  readonly targetGroup: string;
}

/** The port that the name of a target group leaves out. For good: another one would rename the target groups that there are. */
export const unnamedPort = 8080;

export function loadBalancerNames({
  suffix,
  port,
}: {
  readonly suffix: string;
  /** Port of the application. */
  readonly port: number;
}): LoadBalancerNames {
  return {
    loadBalancer: `alb-${suffix}`,
    targetGroup: port === unnamedPort ? `tg-${suffix}` : `tg-${suffix}-${port}`,
  };
}

const pattern = /^[A-Za-z0-9-]+$/;

export const loadBalancerNameRules: NameRules<LoadBalancerNames> = {
  loadBalancer: { resource: 'aws_lb', maxLength: 32, pattern, scope: 'account-region' },
  targetGroup: { resource: 'aws_lb_target_group', maxLength: 32, pattern, scope: 'account-region' },
};
