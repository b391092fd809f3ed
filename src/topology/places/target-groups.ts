import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { knownText } from '../../rules/conditions/read-set.js';
import { autoScalingTargets, otherTargets, targetGroupTypes } from '../../rules/facts/target-attachments.js';
import { idsAt } from '../ids-at.js';
import { type Known, known, notKnown } from '../known.js';
import { numberAt } from '../readings.js';
import type { TargetGroup } from './place.js';

/** Target groups with the places that are registered with them. */
export function targetGroupsOf(model: Model): readonly TargetGroup[] {
  return targetGroupTypes.flatMap((type) =>
    model.ofType(type).map((element) => ({
      ...{ id: element.address, element },
      port: numberAt(element, 'port') ?? known(undefined),
      protocol: known(knownText(element, 'protocol')?.toUpperCase() === 'UDP' ? 'udp' : 'tcp'),
      targets: targetsOf(element, model),
    })),
  );
}

function targetsOf(group: Element, model: Model): Known<readonly string[]> {
  const registered = [autoScalingTargets(group, model), otherTargets(group, model)];
  const targets: string[] = [];
  for (const one of registered.flatMap(({ elements }) => elements)) {
    const path = one.type.includes('target_group_attachment')
      ? 'target_id'
      : one.type.startsWith('aws_autoscaling_') && one.type !== 'aws_autoscaling_group'
        ? 'autoscaling_group_name'
        : undefined;
    if (path === undefined) {
      targets.push(one.address);
      continue;
    }
    const { ids, unknown } = idsAt(model, one, path);
    if (unknown !== undefined) return notKnown(unknown);
    targets.push(...ids);
  }
  if (registered.some(({ unresolved }) => unresolved) && targets.length === 0)
    return notKnown(`The targets of ${group.address} are known only after apply`);
  return known([...new Set(targets)]);
}
