import { isBlank, readSet } from '../conditions/read-set.js';
import { relatedByAny } from '../conditions/related-by-any.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown } from '../verdict.js';

const inline = ['rule', 'rules', 'rule_json'];
const places = [
  { type: 'aws_wafv2_web_acl_rule_group_association', path: 'web_acl_arn' },
  { type: 'aws_wafv2_web_acl_rule', path: 'web_acl_arn' },
];

export default defineRule({
  id: 'WAF-1',
  title: 'The web ACL has rules',
  severity: 'medium',
  area: 'security',
  resource: ['aws_wafv2_web_acl', 'aws_waf_web_acl', 'aws_wafregional_web_acl'],
  why: 'Without rules every request meets the default action: the firewall costs, and stops nothing.',
  fix: 'Add `rule` blocks with managed rule groups: the common rule set, known bad inputs, and a rate limit.',
  controls: {
    'AWS-FSBP': { 'WAF.10': ['SH', 'SP'] },
    'PCI-DSS-4.0.1': { '6.4.1': ['PR', 'SP'], '6.4.2': ['PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/web-acl.html',
  examples: {
    pass: [
      { rule: [{ name: 'common', priority: 1 }] },
      { rule_json: '${file("rules.json")}' },
      { stack: { resource: { aws_wafregional_web_acl: { web: { rule: { priority: 1 } } } } } },
      {
        stack: {
          resource: {
            aws_wafv2_web_acl: { web: {} },
            aws_wafv2_web_acl_rule_group_association: {
              web: { web_acl_arn: '${aws_wafv2_web_acl.web.arn}' },
            },
          },
        },
      },
    ],
    fail: [{}, { rule: [] }, { rule: null, rule_json: '' }],
    unknown: [
      { rule: '${var.rules}' },
      { dynamic: { rule: { for_each: '${var.groups}' } } },
      {
        stack: {
          resource: {
            aws_wafv2_web_acl: { web: {} },
            aws_wafv2_web_acl_rule_group_association: { web: { web_acl_arn: '${module.waf.arn}' } },
          },
        },
      },
    ],
  },
  check: (acl, { model }) => {
    if (acl.blocks('rule') === undefined) return unknown('rule');
    const isInline = inline.some((path) => readSet(acl, path).state !== 'absent');
    const open = inline.find((path) => isBlank(acl, path));
    if (open !== undefined) return unknown(open);
    if (isInline) return pass;
    const { elements, unresolved } = relatedByAny(model, acl, places);
    if (elements.length > 0) return pass;
    return unresolved ? unknown('rule') : fail('rule', 'It has none.');
  },
});
