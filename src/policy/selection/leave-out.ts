import { severities } from '../../rules/define-rule.js';
import type { Finding } from '../finding.js';
import { ruleCatalogue } from '../review/rule-catalogue.js';
import type { LeftOut, Selection } from './left-out.js';

/** One reason to leave rules out, by its name. */
export interface Reason {
  readonly by: string;
  readonly leavesOut: (rule: { readonly id: string; readonly severity: Finding['severity'] }) => boolean;
}

/** The reasons of a selection. `by` names each after what says it. */
export function reasonsOf(
  { skip, only, severity }: Selection,
  by: Readonly<Record<'skip' | 'only' | 'severity', string>>,
): readonly Reason[] {
  const least = severity === undefined ? severities.length : severities.indexOf(severity);
  return [
    ...(skip.length === 0 ? [] : [{ by: by.skip, leavesOut: rule(({ id }) => skip.includes(id)) }]),
    ...(only === undefined ? [] : [{ by: by.only, leavesOut: rule(({ id }) => !only.includes(id)) }]),
    ...(severity === undefined
      ? []
      : [{ by: by.severity, leavesOut: rule((one) => severities.indexOf(one.severity) > least) }]),
  ];
}

function rule(leavesOut: Reason['leavesOut']): Reason['leavesOut'] {
  return leavesOut;
}

/** Leaves out the findings of rules that a reason names; each is counted under the first reason. Findings about waivers always stay. */
export function leaveOut(
  findings: readonly Finding[],
  reasons: readonly Reason[],
): { readonly findings: readonly Finding[]; readonly leftOut: readonly LeftOut[] } {
  if (reasons.length === 0) return { findings, leftOut: [] };
  const decided = new Map<string, Reason>();
  for (const one of ruleCatalogue) {
    const reason = reasons.find(({ leavesOut }) => leavesOut(one));
    if (reason !== undefined && !one.id.startsWith('WAIVER-')) decided.set(one.id, reason);
  }
  const failed = new Map<string, number>();
  for (const { ruleId, outcome } of findings)
    if (outcome === 'fail') failed.set(ruleId, (failed.get(ruleId) ?? 0) + 1);
  return {
    findings: findings.filter(({ ruleId }) => !decided.has(ruleId)),
    leftOut: reasons.flatMap((reason) => {
      const rules = [...decided].filter(([, own]) => own === reason).map(([id]) => id);
      const count = rules.reduce((sum, id) => sum + (failed.get(id) ?? 0), 0);
      return rules.length === 0 ? [] : [{ by: reason.by, rules, failed: count }];
    }),
  };
}
