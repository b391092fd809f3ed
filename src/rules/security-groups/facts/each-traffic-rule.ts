import type { Check, CheckContext } from '../../define-rule.js';
import type { TrafficRule } from '../../facts/traffic-rule.js';
import { trafficRulesOf } from '../../facts/traffic-rules-of.js';
import { notApplicable, unknown, type Verdict } from '../../verdict.js';
import { trafficText } from './traffic-text.js';

type Direction = TrafficRule['direction'];

/** Judges every rule of one direction, or of both, that an element holds, inline or by itself. */
export function eachTrafficRule(
  direction: Direction | 'both',
  judge: (rule: TrafficRule, context: CheckContext) => Verdict,
): Check {
  return (element, context) => {
    const found = trafficRulesOf(element);
    const concerned = (one: string) => direction === 'both' || one === direction;
    const rules = found.rules.filter((rule) => concerned(rule.direction));
    const open = found.unknown.filter(concerned);
    if (rules.length === 0 && open.length === 0) return notApplicable;
    const judged = rules.map((rule) => ({
      ...told(judge(rule, context), rule, context),
      part: rule.block.path || 'rule',
    }));
    return [...judged, ...open.map((path) => unknown(path))];
  };
}

/** A failure that says nothing else says what the rule lets through. */
function told(verdict: Verdict, rule: TrafficRule, { model }: CheckContext): Verdict {
  const isMute = verdict.outcome === 'fail' && verdict.message === undefined;
  return isMute ? { ...verdict, message: trafficText(rule, model) } : verdict;
}
