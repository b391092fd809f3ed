import { commonNameRules, type NameRules } from '../name-rule.js';

/** AWS names of the load balancer and its target group. */
export interface LoadBalancerNames {
  readonly loadBalancer: string;
  /** Has to change with port and protocol: a target group is replaced then, and two of one name cannot live side by side. */
  readonly targetGroup: string;
  readonly webAcl: string;
  /** AWS WAF writes to no log group whose name begins otherwise. */
  readonly webAclLogGroup: string;
}

/** The port that the name of a target group leaves out. For good: another one would rename the target groups that there are. */
export const unnamedPort = 8080;

export function loadBalancerNames({
  suffix,
  port,
  protocol,
}: {
  readonly suffix: string;
  /** Port of the application. */
  readonly port: number;
  /** What the application speaks. */
  readonly protocol: 'http' | 'https';
}): LoadBalancerNames {
  // `tgs`, as https: AWS takes 32 characters, of which the suffix may have 28.
  const targetGroup = `${protocol === 'https' ? 'tgs' : 'tg'}-${suffix}`;
  return {
    loadBalancer: `alb-${suffix}`,
    targetGroup: port === unnamedPort ? targetGroup : `${targetGroup}-${port}`,
    webAcl: `web-acl-${suffix}`,
    webAclLogGroup: `aws-waf-logs-${suffix}`,
  };
}

const pattern = /^[A-Za-z0-9-]+$/;

export const loadBalancerNameRules: NameRules<LoadBalancerNames> = {
  loadBalancer: { resource: 'aws_lb', maxLength: 32, pattern, scope: 'account-region' },
  targetGroup: { resource: 'aws_lb_target_group', maxLength: 32, pattern, scope: 'account-region' },
  webAcl: {
    resource: 'aws_wafv2_web_acl',
    maxLength: 128,
    pattern: /^[\w-]+$/,
    scope: 'account-region',
  },
  webAclLogGroup: commonNameRules.logGroup,
};
