import type { Block } from '../../model/block.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';

const managed = {
  statement: { managed_rule_group_statement: { name: 'AWSManagedRulesCommonRuleSet', vendor_name: 'AWS' } },
};

export default defineRule({
  id: 'WAF-3',
  title: 'Rules of the web ACL act, and do not only count',
  severity: 'medium',
  area: 'security',
  resource: ['aws_wafv2_web_acl', 'aws_wafv2_rule_group'],
  setting: 'loadBalancer.webAcl.mode',
  why: 'A group that was set to count for a trial, and forgotten, lets every attack through with a number.',
  fix: 'Set `override_action { none {} }` for a rule group, and `action { block {} }` for a rule of your own.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-group-override-options.html',
  examples: {
    pass: [
      { rule: [{ ...managed, override_action: { none: {} } }, { action: [{ block: [{}] }] }] },
      { rule: { action: { allow: {} } } },
    ],
    fail: [
      { rule: [{ ...managed, override_action: { count: {} } }] },
      { rule: [managed] },
      { rule: [{ action: { count: {} } }] },
      { stack: { resource: { aws_wafv2_rule_group: { own: { rule: { priority: 1 } } } } } },
    ],
    unknown: [{ rule: '${var.rules}' }, { rule: { action: '${var.action}' } }],
  },
  check: (acl) => acl.blocks('rule')?.map(judgeRule) ?? unknown('rule'),
});

function judgeRule(rule: Block): Verdict {
  const path = ['action', 'override_action'].find((name) => rule.get(name).state !== 'absent');
  if (path === undefined) return fail(rule.at('action'), 'It is not set.');
  const actions = rule.blocks(path);
  if (actions === undefined) return unknown(rule.at(path));
  const counts = actions.some((action) => Object.hasOwn(action.values, 'count') && isThere(action));
  return counts ? fail(rule.at(path), 'It only counts.') : pass;
}

/** A plan has an empty list where a stack has no block. */
function isThere(action: Block): boolean {
  const { count } = action.values;
  return count !== null && !(Array.isArray(count) && count.length === 0);
}
