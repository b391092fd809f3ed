import type { Finding } from '../finding.js';
import type { RuleFacts } from '../waivers/waiver-rules.js';

/** What a finding says beside the facts of its rule. */
type Found = Pick<Finding, 'outcome' | 'address' | 'attribute' | 'message' | 'line'> &
  Partial<Pick<Finding, 'file' | 'reason' | 'part' | 'moduleSource'>>;

type Facts = Pick<
  Finding,
  'ruleId' | 'title' | 'severity' | 'area' | 'requirement' | 'why' | 'fix' | 'controls' | 'setting'
>;

/** A review of hundreds of stacks says the same of a rule thousands of times. */
const facts = new WeakMap<RuleFacts, Facts>();

/** The finding of a rule about an element. */
export function findingOf(rule: RuleFacts, found: Found): Finding {
  const known = factsOf(rule);
  return {
    ruleId: known.ruleId,
    title: known.title,
    severity: known.severity,
    area: known.area,
    requirement: known.requirement,
    outcome: found.outcome,
    address: found.address,
    attribute: found.attribute,
    part: found.part ?? null,
    message: found.message,
    moduleSource: found.moduleSource ?? null,
    also: [],
    environment: null,
    file: found.file ?? null,
    line: found.line,
    why: known.why,
    fix: known.fix,
    controls: known.controls,
    setting: known.setting,
    reason: found.reason ?? null,
    waiver: null,
  };
}

function factsOf(rule: RuleFacts): Facts {
  const known = facts.get(rule);
  if (known !== undefined) return known;
  const { id, title, severity, area, requirement = null, why, fix, setting = null } = rule;
  const controls = Object.fromEntries(
    Object.entries(rule.controls).map(([framework, ids]) => [framework, Object.keys(ids)]),
  );
  const made = { ruleId: id, title, severity, area, requirement, why, fix, controls, setting };
  facts.set(rule, made);
  return made;
}
