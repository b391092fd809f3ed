import type { Element } from '../../model/element.js';
import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { unknown, type Verdict } from '../verdict.js';

const path = 'visibility_config.cloudwatch_metrics_enabled';
const seen = (cloudwatch_metrics_enabled: unknown) => ({
  visibility_config: { cloudwatch_metrics_enabled, metric_name: 'web', sampled_requests_enabled: true },
});

export default defineRule({
  id: 'WAF-5',
  title: 'Rules of the firewall are counted by CloudWatch',
  severity: 'medium',
  area: 'audit',
  resource: ['aws_wafv2_web_acl', 'aws_wafv2_rule_group'],
  why: 'Without the numbers no alarm and no dashboard shows that a rule stops an attack, or a customer.',
  fix: 'Set `cloudwatch_metrics_enabled = true` in the `visibility_config` of the web ACL or rule group and of each rule.',
  controls: { 'AWS-FSBP': { 'WAF.12': ['SH'] } },
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-12',
  examples: {
    pass: [
      { ...seen(true), rule: [seen(true), seen('true')] },
      { stack: { resource: { aws_wafv2_rule_group: { own: { ...seen(true), rule: seen(true) } } } } },
    ],
    fail: [
      seen(false),
      {},
      { ...seen(true), rule: [seen(true), seen(false)] },
      { stack: { resource: { aws_wafv2_rule_group: { own: { ...seen(true), rule: {} } } } } },
    ],
    unknown: [seen('${var.metrics}'), { ...seen(true), rule: '${var.rules}' }],
  },
  check,
});

function check(acl: Element): readonly Verdict[] {
  const counted = mustEqual(path, true);
  const rules = acl.blocks('rule');
  return [counted(acl), ...(rules === undefined ? [unknown('rule')] : rules.map(counted))];
}
