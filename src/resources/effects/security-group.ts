import type { Effects } from '../effect.js';

const securityGroupPage = 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html';

/** What changes of a security group mean. */
export const securityGroupEffects: Effects = {
  ingress: { gravity: 'access', does: 'changes who may connect', page: securityGroupPage },
  egress: { gravity: 'access', does: 'changes where connections may go', page: securityGroupPage },
  revoke_rules_on_delete: {
    gravity: 'none',
    does: 'counts when the group is deleted',
    page: securityGroupPage,
  },
};

const securityGroupRulePage =
  'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html#security-group-rule-components';

/** What changes of a rule of a security group mean. */
export const securityGroupRuleEffects: Effects = {
  cidr_ipv4: { gravity: 'access', does: 'opens or closes connections', page: securityGroupRulePage },
  cidr_ipv6: { gravity: 'access', does: 'opens or closes connections', page: securityGroupRulePage },
  from_port: { gravity: 'access', does: 'opens or closes connections', page: securityGroupRulePage },
  to_port: { gravity: 'access', does: 'opens or closes connections', page: securityGroupRulePage },
  ip_protocol: { gravity: 'access', does: 'opens or closes connections', page: securityGroupRulePage },
  prefix_list_id: { gravity: 'access', does: 'opens or closes connections', page: securityGroupRulePage },
  referenced_security_group_id: {
    gravity: 'access',
    does: 'opens or closes connections',
    page: securityGroupRulePage,
  },
  security_group_id: { gravity: 'access', does: 'opens or closes connections', page: securityGroupRulePage },
  description: { gravity: 'none', does: 'describes the rule', page: securityGroupRulePage },
};
