import type { DriftClass, DriftedResource, FailingRule } from './drift.js';

/** What a change outside is. Tags alone are tags, also where a rule wants them, unless that rule is about security. */
export function classOf(
  { kind, attributes }: Pick<DriftedResource, 'kind' | 'attributes'>,
  rules: readonly FailingRule[],
): DriftClass {
  if (rules.some(({ isSecurity }) => isSecurity)) return 'security';
  if (kind === 'deleted') return 'deleted';
  if (kind === 'added') return 'other';
  const found = (['other', 'tags', 'intended'] as const).find((one) =>
    attributes.some((attribute) => attribute.class === one),
  );
  return found ?? 'other';
}
