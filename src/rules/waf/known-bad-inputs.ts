import type { Block } from '../../model/block.js';
import { textOf } from '../../model/value.js';
import { isConfigured } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown } from '../verdict.js';

const group = (name: string, rest: object = {}) => ({
  rule: [
    {
      statement: { managed_rule_group_statement: { name, vendor_name: 'AWS', ...rest } },
      override_action: { none: {} },
    },
  ],
});

export default defineRule({
  id: 'WAF-4',
  title: 'The web ACL stops known bad inputs, Log4Shell among them',
  severity: 'medium',
  area: 'security',
  resource: 'aws_wafv2_web_acl',
  why: 'CVE-2021-44228 is still tried on every public address, and old libraries stay in use.',
  fix: 'Add the managed rule group `AWSManagedRulesKnownBadInputsRuleSet`, without an exception for its Log4J rules.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html',
  examples: {
    pass: [
      group('AWSManagedRulesKnownBadInputsRuleSet'),
      { rule_json: '${file("rules.json")}', rule: group('AWSManagedRulesKnownBadInputsRuleSet').rule },
    ],
    fail: [
      {},
      group('AWSManagedRulesCommonRuleSet'),
      group('AWSManagedRulesKnownBadInputsRuleSet', { excluded_rule: [{ name: 'Log4JRCE' }] }),
      group('AWSManagedRulesKnownBadInputsRuleSet', {
        rule_action_override: { name: 'Log4JRCE_HEADER', action_to_use: { count: {} } },
      }),
    ],
    unknown: [{ rule: '${var.rules}' }, { rule_json: '${file("rules.json")}' }],
  },
  check: (acl) => {
    const rules = acl.blocks('rule');
    if (rules === undefined) return unknown('rule');
    const groups = rules.flatMap((rule) => rule.blocks('statement.managed_rule_group_statement') ?? []);
    const wanted = groups.find(({ values }) => values.name === 'AWSManagedRulesKnownBadInputsRuleSet');
    if (wanted !== undefined)
      return isWhole(wanted) ? pass : fail(wanted.path, 'Its Log4J rules are overridden.');
    return isConfigured(acl, 'rule_json') ? unknown('rule') : fail('rule', 'The rule group is missing.');
  },
});

function isWhole(group: Block): boolean {
  const overridden = ['excluded_rule', 'rule_action_override'].flatMap((path) => group.blocks(path) ?? []);
  return !overridden.some(({ values }) => textOf(values.name).startsWith('Log4J'));
}
