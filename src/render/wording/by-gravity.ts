import type { Finding } from '../../policy/finding.js';
import { severities } from '../../rules/define-rule.js';
import { byControlId } from '../../rules/frameworks/by-control-id.js';

/** The gravest first; rules of one severity by id, findings of one rule by address. */
export function byGravity(a: Finding, b: Finding): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    byControlId(a.ruleId, b.ruleId) ||
    byControlId(a.address, b.address)
  );
}
