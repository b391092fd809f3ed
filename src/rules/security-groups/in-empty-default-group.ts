import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { all, type Certainty, unlessFault } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { rulesOfGroup } from '../facts/rules-of-group.js';
import { separateRuleTypes, trafficRulesOf } from '../facts/traffic-rules-of.js';
import { notApplicable, pass } from '../verdict.js';
import { defaultGroupMembers, inDefaultGroup } from './facts/default-group-members.js';

const network = (member: object, group: object = {}, more: object = {}) => ({
  stack: {
    resource: {
      aws_vpc: { main: {} },
      aws_subnet: { web: { vpc_id: '${aws_vpc.main.id}' } },
      aws_default_security_group: { main: { vpc_id: '${aws_vpc.main.id}', ...group } },
      aws_security_group: { web: { vpc_id: '${aws_vpc.main.id}' } },
      aws_db_subnet_group: { db: { subnet_ids: ['${aws_subnet.web.id}'] } },
      ...member,
      ...more,
    },
  },
});
const instance = (attributes: object) => ({
  aws_instance: { web: { subnet_id: '${aws_subnet.web.id}', ...attributes } },
});
const everything = { protocol: '-1', from_port: 0, to_port: 0 };

export default defineRule({
  id: 'SG-19',
  title: 'Nothing is in a default security group that is left without rules',
  severity: 'medium',
  area: 'function',
  precision: 'high',
  resource: Object.keys(defaultGroupMembers),
  why: 'What names no group is put into the default one of its VPC. `aws_default_security_group` takes all rules from it that it does not name: nothing reaches such a member, and it reaches nothing.',
  fix: 'Give the resource a security group of its own with the rules that it needs.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html',
  examples: {
    pass: [
      network(instance({ vpc_security_group_ids: ['${aws_security_group.web.id}'] })),
      network(instance({}), {
        ingress: [{ ...everything, self: true }],
        egress: [{ ...everything, cidr_blocks: ['0.0.0.0/0'] }],
      }),
      network(
        instance({}),
        {},
        {
          aws_vpc_security_group_egress_rule: {
            out: {
              security_group_id: '${aws_vpc.main.default_security_group_id}',
              ip_protocol: '-1',
              cidr_ipv4: '0.0.0.0/0',
            },
          },
        },
      ),
      network(
        instance({
          vpc_security_group_ids: ['${aws_default_security_group.main.id}', '${aws_security_group.web.id}'],
        }),
      ),
      network({ aws_lb: { web: { load_balancer_type: 'network', subnets: ['${aws_subnet.web.id}'] } } }),
    ],
    fail: [
      network(instance({})),
      network(instance({ vpc_security_group_ids: ['${aws_default_security_group.main.id}'] })),
      network(instance({ vpc_security_group_ids: ['${aws_vpc.main.default_security_group_id}'] })),
      network({ aws_lb: { web: { subnets: ['${aws_subnet.web.id}'] } } }),
      network({
        aws_launch_template: { web: {} },
        aws_autoscaling_group: {
          web: {
            vpc_zone_identifier: ['${aws_subnet.web.id}'],
            launch_template: { id: '${aws_launch_template.web.id}' },
          },
        },
      }),
      network({ aws_db_instance: { db: { db_subnet_group_name: '${aws_db_subnet_group.db.name}' } } }),
      network({
        aws_vpc_endpoint: { ssm: { vpc_id: '${aws_vpc.main.id}', vpc_endpoint_type: 'Interface' } },
      }),
    ],
    unknown: [network(instance({}), { ingress: '${var.rules}' })],
  },
  check: (element, { model }) => {
    const found = inDefaultGroup(element, model);
    if (model.ofType('aws_default_security_group').length === 0) return notApplicable;
    if (found === 'elsewhere') return notApplicable;
    if (found === undefined || found.groups.length === 0) return pass;
    const { path, groups, is } = found;
    const isEmpty = all(...groups.map((group) => isWithoutRules(group, model)));
    const named = groups.map(({ address }) => `\`${address}\``).join(', ');
    return unlessFault(
      all(is, isEmpty),
      path,
      `It is in the default group of its VPC, which ${named} leaves without rules.`,
    );
  },
});

function isWithoutRules(group: Element, model: Model): Certainty {
  const { unknown } = trafficRulesOf(group);
  if (rulesOfGroup(group, model).length > 0 || isReferred(group, model)) return 'no';
  const isOpen = separateRuleTypes.some(
    (type) => model.referring(group, { type, path: 'security_group_id' }).unresolved,
  );
  return unknown.length > 0 || isOpen ? 'maybe' : 'yes';
}

/** A rule names the group by its VPC: `aws_vpc.main.default_security_group_id`. */
function isReferred(group: Element, model: Model): boolean {
  const vpcs = model.follow(group, 'vpc_id').elements.filter(({ type }) => type === 'aws_vpc');
  return vpcs.some((vpc) =>
    separateRuleTypes.some(
      (type) => model.referring(vpc, { type, path: 'security_group_id' }).elements.length > 0,
    ),
  );
}
