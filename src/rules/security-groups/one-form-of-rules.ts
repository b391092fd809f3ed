import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { defineRule } from '../define-rule.js';
import { rulesOfGroup } from '../facts/rules-of-group.js';
import { separateRuleTypes, trafficRulesOf } from '../facts/traffic-rules-of.js';
import { fail, pass, unknown } from '../verdict.js';

const both = (group: object) => ({
  stack: {
    resource: {
      aws_security_group: { web: group },
      aws_security_group_rule: {
        web: { type: 'ingress', security_group_id: '${aws_security_group.web.id}', description: 'Clients' },
      },
    },
  },
});

export default defineRule({
  id: 'SG-14',
  title: 'Rules of a security group are written in one form',
  severity: 'medium',
  area: 'function',
  resource: ['aws_security_group', 'aws_default_security_group'],
  why: 'Inline rules are the whole list to Terraform: it removes the rules that are resources of their own, and adds them again at the next run.',
  fix: 'Move the inline `ingress` and `egress` of the group into `aws_vpc_security_group_ingress_rule` and `aws_vpc_security_group_egress_rule`.',
  controls: {},
  docs: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group',
  examples: {
    pass: [both({}), { ingress: [{ from_port: 443, to_port: 443, protocol: 'tcp' }] }],
    fail: [both({ ingress: [{ from_port: 443, to_port: 443, protocol: 'tcp' }] })],
  },
  check: (group, { model }) => {
    const rules = rulesOfGroup(group, model);
    const inline =
      rules.find(({ element }) => element === group)?.block.path ?? trafficRulesOf(group).unknown[0];
    if (inline === undefined) return pass;
    const separate = rules.find(({ element }) => element !== group);
    if (separate === undefined)
      return mayHaveOthers(group, model) ? unknown(inline, 'Whose each rule is, is not known yet.') : pass;
    const message = `${separate.element.address} is a rule of the same group.`;
    return rules.some(({ element }) => element === group) ? fail(inline, message) : unknown(inline, message);
  },
});

/** A rule that is a resource of its own, of which nobody knows the group. */
function mayHaveOthers(group: Element, model: Model): boolean {
  return separateRuleTypes.some(
    (type) => model.referring(group, { type, path: 'security_group_id' }).unresolved,
  );
}
