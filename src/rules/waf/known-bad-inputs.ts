import type { Block } from '../../model/block.js';
import { isUnknown, textOf, type Value } from '../../model/value.js';
import { type Certainty, certain, not, some, unlessFault } from '../conditions/certainty.js';
import { isConfigured } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { fail, unknown } from '../verdict.js';

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
      return unlessFault(not(isWhole(wanted)), wanted.path, 'Its Log4J rules are overridden.');
    const isOpen =
      rules.some((rule) => rule.blocks('statement.managed_rule_group_statement') === undefined) ||
      groups.some(({ values }) => isUnknown(values.name));
    if (isOpen) return unknown('rule');
    return isConfigured(acl, 'rule_json') ? unknown('rule') : fail('rule', 'The rule group is missing.');
  },
});

function startsWith(value: Value | undefined, start: string): Certainty {
  return isUnknown(value) ? 'maybe' : certain(textOf(value).startsWith(start));
}

function isWhole(group: Block): Certainty {
  const overridden = ['excluded_rule', 'rule_action_override'].map((path) => group.blocks(path));
  return not(
    some(
      ...overridden.map((blocks): Certainty => {
        if (blocks === undefined) return 'maybe';
        return some(...blocks.map(({ values }) => startsWith(values.name, 'Log4J')));
      }),
    ),
  );
}
