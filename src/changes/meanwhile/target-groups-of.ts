import { type Json, jsonList } from '../../model/json.js';
import type { ResourceChange } from '../../terraform/json/plan.js';
import type { WrittenAttributes } from '../written/written-attributes.js';

/** A target group whose instances have to answer in another way after the apply. */
export interface MovedTargets {
  readonly address: string;
  readonly isReplaced: boolean;
  /** What differs, `port 8080 → 9090`. */
  readonly differs: readonly string[];
}

/** The target groups of an Auto Scaling group, by attachments and its own attributes, whose port, protocol or health check changes. */
export function movedTargetsOf(
  group: string,
  { changed, written }: { readonly changed: readonly ResourceChange[]; readonly written: WrittenAttributes },
): readonly MovedTargets[] {
  const named = [...written].flatMap(([address, attributes]) => {
    const names = (attribute: string) => attributes.get(attribute) ?? [];
    if (address === group) return [...names('target_group_arns'), ...names('traffic_source')];
    const isAttached = names('autoscaling_group_name').includes(group);
    return isAttached ? names('lb_target_group_arn') : [];
  });
  return changed.flatMap(({ address, type, change: { actions, before, after } }): readonly MovedTargets[] => {
    if (type !== 'aws_lb_target_group' || !named.includes(address)) return [];
    if (before == null || after == null) return [];
    const differs = differencesBetween(before, after);
    return differs.length === 0 ? [] : [{ address, isReplaced: actions.includes('delete'), differs }];
  });
}

function differencesBetween(before: Json, after: Json): readonly string[] {
  const checks = [before, after].map(({ health_check: check }) => jsonList(check)[0] ?? {});
  const [from = {}, to = {}] = checks;
  return [
    ...differenceOf('port', before.port, after.port),
    ...differenceOf('protocol', before.protocol, after.protocol),
    ...differenceOf('path of the check', from.path, to.path),
    ...differenceOf('port of the check', from.port, to.port),
    ...differenceOf('answer to the check', from.matcher, to.matcher),
  ];
}

/** What is known only after the apply tells nothing. */
function differenceOf(name: string, from: unknown, to: unknown): readonly string[] {
  const isTold = [from, to].every((one) => typeof one === 'string' || typeof one === 'number');
  return !isTold || String(from) === String(to) ? [] : [`${name} ${from} → ${to}`];
}
