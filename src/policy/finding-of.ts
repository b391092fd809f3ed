import type { Finding } from './finding.js';
import type { RuleFacts } from './waiver-rules.js';

/** What a finding says beside the facts of its rule. */
type Found = Pick<Finding, 'outcome' | 'address' | 'attribute' | 'message' | 'line'> &
  Partial<Pick<Finding, 'file' | 'reason'>>;

/** The finding of a rule about an element. */
export function findingOf(rule: RuleFacts, found: Found): Finding {
  return {
    ruleId: rule.id,
    title: rule.title,
    severity: rule.severity,
    area: rule.area,
    requirement: rule.requirement ?? null,
    outcome: found.outcome,
    address: found.address,
    attribute: found.attribute,
    message: found.message,
    environment: null,
    file: found.file ?? null,
    line: found.line,
    why: rule.why,
    fix: rule.fix,
    controls: Object.fromEntries(
      Object.entries(rule.controls).map(([framework, ids]) => [framework, Object.keys(ids)]),
    ),
    setting: rule.setting ?? null,
    reason: found.reason ?? null,
    waiver: null,
  };
}
