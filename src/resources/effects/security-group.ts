import { type Effects, effectsOf } from '../effect.js';

const securityGroupPage = 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html';

/** What changes of a security group mean. */
export const securityGroupEffects: Effects = effectsOf(securityGroupPage, {
  ingress: ['access', 'changes who may connect'],
  egress: ['access', 'changes where connections may go'],
  revoke_rules_on_delete: ['none', 'counts when the group is deleted'],
});

const securityGroupRulePage =
  'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html#security-group-rule-components';

/** What changes of a rule of a security group mean. */
export const securityGroupRuleEffects: Effects = effectsOf(securityGroupRulePage, {
  cidr_ipv4: ['access', 'opens or closes connections'],
  cidr_ipv6: ['access', 'opens or closes connections'],
  from_port: ['access', 'opens or closes connections'],
  to_port: ['access', 'opens or closes connections'],
  ip_protocol: ['access', 'opens or closes connections'],
  prefix_list_id: ['access', 'opens or closes connections'],
  referenced_security_group_id: ['access', 'opens or closes connections'],
  security_group_id: ['access', 'opens or closes connections'],
  description: ['none', 'describes the rule'],
});
