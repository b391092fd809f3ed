import type { Problem } from '../../errors/problem.js';
import { rules } from '../../rules/index.js';
import { nearestRuleId } from '../../rules/nearest-rule-id.js';
import type { PlacedSource } from '../file/source-places.js';
import { waiverRuleUnknown } from './setting-errors.js';
import { dotted, isBlock, valueAt } from './setting-path.js';

/** Waivers of rules that do not exist. */
export function waiverProblems(source: PlacedSource): Problem[] {
  const waivers = valueAt(source.data, ['waivers']);
  if (!Array.isArray(waivers)) return [];
  return waivers.flatMap((waiver, position) => {
    const rule = isBlock(waiver) ? waiver.rule : undefined;
    // What is no text, or an empty one, is the schema's to tell.
    if (typeof rule !== 'string' || rule === '' || rules.some(({ id }) => id === rule)) return [];
    const path = ['waivers', position, 'rule'];
    const ids = rules.map(({ id }) => id);
    const suggestion = nearestRuleId(rule, ids);
    const place = { file: source.file, ...source.locate(path), path: dotted(path) };
    return [
      waiverRuleUnknown.problem(
        { rule, suggestion, invocation: source.invocation },
        { ...place, value: rule, allowed: ids, suggestion },
      ),
    ];
  });
}
