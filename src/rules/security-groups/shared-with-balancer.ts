import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { type Certainty, some, unlessFault } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { groupsOf, rulesOfGroup } from '../facts/rules-of-group.js';
import type { TrafficRule } from '../facts/traffic-rule.js';
import { separateRuleTypes, trafficRulesOf } from '../facts/traffic-rules-of.js';
import { notApplicable, pass, unknown } from '../verdict.js';
import { otherGroups, useOf } from './facts/group-use.js';

const web = { protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['0.0.0.0/0'] };
const shared = '${aws_security_group.shared.id}';
const stack = (others: object, group: object = { ingress: [web] }) => ({
  stack: {
    resource: {
      aws_security_group: { shared: group, own: {} },
      aws_lb: { web: { security_groups: [shared] } },
      ...others,
    },
  },
});
const instances = (group: string) => ({ aws_launch_template: { web: { vpc_security_group_ids: [group] } } });

export default defineRule({
  id: 'SG-20',
  title: 'The load balancer shares its security group with nothing else',
  severity: 'medium',
  area: 'security',
  precision: 'high',
  resource: 'aws_security_group',
  why: 'What is opened for the load balancer is opened for the database or the instances in the same group, too: one rule for its visitors, and they reach what stands behind it without it.',
  fix: 'Give each a security group of its own, and let in the group of the load balancer, or of the instances, as the source.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  examples: {
    pass: [
      stack(instances('${aws_security_group.own.id}')),
      // In a group that lets in its members alone nothing is opened for anybody else.
      stack(instances(shared), { ingress: [{ protocol: '-1', from_port: 0, to_port: 0, self: true }] }),
      stack(instances(shared), { egress: [web] }),
    ],
    fail: [
      stack(instances(shared)),
      stack({ aws_db_instance: { db: { vpc_security_group_ids: [shared] } } }),
      stack(
        {
          ...instances(shared),
          aws_vpc_security_group_ingress_rule: {
            web: {
              security_group_id: shared,
              ip_protocol: 'tcp',
              from_port: 443,
              to_port: 443,
              cidr_ipv4: '0.0.0.0/0',
            },
          },
        },
        {},
      ),
    ],
    unknown: [
      stack({ aws_launch_template: { web: { vpc_security_group_ids: '${var.groups}' } } }),
      stack(instances(shared), { ingress: '${var.rules}' }),
    ],
  },
  check: (group, { model }) => {
    const { loadBalancers, databases, instances: machines, unresolved } = useOf(group, model);
    const others = [...databases, ...machines];
    if (loadBalancers.length + others.length === 0) return notApplicable;
    const isShared = loadBalancers.length > 0 && others.length > 0;
    if (!isShared && !(unresolved && loadBalancers.length > 0)) return pass;
    const opened = opens(group, model);
    const names = [...loadBalancers, ...others].map(({ address }) => `\`${address}\``);
    if (isShared) return unlessFault(opened, '', `${listed(names)} are in it.`);
    return opened === 'no'
      ? pass
      : unknown('', 'Something takes its groups through a value that cannot be traced.');
  },
});

/** Whether a group lets in others than its own members. */
function opens(group: Element, model: Model): Certainty {
  const rules = rulesOfGroup(group, model).filter(({ direction }) => direction === 'ingress');
  const isOpen =
    trafficRulesOf(group).unknown.includes('ingress') ||
    separateRuleTypes.some((type) => model.referring(group, { type, path: 'security_group_id' }).unresolved);
  return some(...rules.map((rule) => letsInOthers(rule, model)), isOpen ? 'maybe' : 'no');
}

function letsInOthers(rule: TrafficRule, model: Model): Certainty {
  if (rule.cidrs.length > 0 || rule.prefixLists !== undefined) return 'yes';
  if (rule.groups === undefined) return 'no';
  const own = groupsOf(rule, model);
  const sources = otherGroups(rule, model);
  return sources.length > 0 && sources.every((source) => own.includes(source)) ? 'no' : 'yes';
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
