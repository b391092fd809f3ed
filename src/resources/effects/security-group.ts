import type { Json } from '../../model/json.js';
import { type Effect, type Effects, effectsOf } from '../effect.js';

const securityGroupPage = 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html';

/** What changes of a security group mean. */
export const securityGroupEffects: Effects = effectsOf(securityGroupPage, {
  ingress: ['access', 'changes who may connect'],
  egress: ['access', 'changes where connections may go'],
  revoke_rules_on_delete: ['none', 'counts when the group is deleted'],
});

/** What it means when a security group goes: AWS deletes it only once nothing is a member of it. */
export const securityGroupAbsence: Effect = {
  gravity: 'access',
  does: 'takes the group away, with all that it let pass',
  page: 'https://docs.aws.amazon.com/vpc/latest/userguide/deleting-security-groups.html',
};

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

/** What a rule of a security group lets through, `TCP 443 from 0.0.0.0/0`. */
export function reachOf(rule: Json, way: 'from' | 'to'): string {
  const { ip_protocol: protocol, from_port: from, to_port: to, ...peers } = rule;
  const known = [
    ...[peers.cidr_ipv4, peers.cidr_ipv6, peers.prefix_list_id, peers.referenced_security_group_id],
  ].find((one) => typeof one === 'string' && one !== '');
  const peer = typeof known === 'string' ? known : 'a peer that is known after apply';
  const named = known === '0.0.0.0/0' || known === '::/0' ? `${peer} (everybody)` : peer;
  if (protocol === '-1') return `all traffic ${way} ${named}`;
  const name = typeof protocol === 'string' ? protocol.toUpperCase() : 'traffic';
  const ports = from === to ? portText(from) : `${portText(from)}-${portText(to)}`;
  return `${name} ${ports} ${way} ${named}`;
}

function portText(port: unknown): string {
  return typeof port === 'number' ? `${port}` : '(known after apply)';
}
