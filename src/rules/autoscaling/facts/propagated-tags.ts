import type { Block } from '../../../model/block.js';
import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import { isUnknown, isValues, sameScalar, textOf, type Value } from '../../../model/value.js';

/**
 * The tags that an Auto Scaling Group passes on to its instances: blocks `tag`, the older list `tags`, and `aws_autoscaling_group_tag`.
 * @returns undefined when they are known only after apply
 */
export function propagatedTags(group: Element, model: Model): ReadonlyMap<string, Value> | undefined {
  const separate = model.referring(group, {
    type: 'aws_autoscaling_group_tag',
    path: 'autoscaling_group_name',
  });
  const lists = [
    group.blocks('tag'),
    group.blocks('tags'),
    ...separate.elements.map((one) => one.blocks('tag')),
  ];
  if (separate.unresolved || lists.includes(undefined)) return undefined;
  const blocks = lists.flatMap((list) => list ?? []);
  if (blocks.some(isOpen)) return undefined;
  return new Map(blocks.filter(isPropagated).map(({ values }) => [textOf(values.key), values.value ?? null]));
}

function isOpen({ values }: Block): boolean {
  return isUnknown(values.key) || isUnknown(values.propagate_at_launch) || isValues(values.key);
}

function isPropagated({ values }: Block): boolean {
  return sameScalar(values.propagate_at_launch, true);
}
