import type { Check, CheckContext } from '../../define-rule.js';
import type { TrafficRule } from '../../facts/traffic-rule.js';
import { notApplicable, unknown, type Verdict } from '../../verdict.js';
import { trafficRulesOf } from './traffic-rules-of.js';

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
    return [...rules.map((rule) => judge(rule, context)), ...open.map((path) => unknown(path))];
  };
}
