import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { compareStacks, type ElementDifference } from '../comparison/compare-stacks.js';
import { stackOf, stackWith } from './trials.js';

/** An attribute of our own stack that a setting decides; without a path the setting decides whether the element is there. */
export interface DecidedAttribute {
  readonly address: string;
  readonly path: string;
}

/**
 * What another value of a setting would change in our own stack: elements and attributes, found by synthesizing it in memory.
 * @param values other values to try: `probeValues` has those that bring to light what a setting decides
 */
export function decidedAttributes(
  environment: ResolvedEnvironment,
  setting: string,
  values: readonly unknown[],
): readonly DecidedAttribute[] {
  const now = stackOf(environment);
  const found = new Map<string, DecidedAttribute>();
  for (const value of values) {
    const changed = stackWith(environment, [{ name: setting, value }]);
    // Where no stack can be made with that value, it decides nothing that could be shown.
    for (const difference of changed === undefined ? [] : compareStacks({ a: now, b: changed }))
      for (const path of pathsOf(difference))
        found.set(`${difference.address} ${path}`, { address: difference.address, path });
  }
  return [...found.values()].toSorted((a, b) =>
    `${a.address} ${a.path}` < `${b.address} ${b.path}` ? -1 : 1,
  );
}

function pathsOf({ kind, attributes }: ElementDifference): readonly string[] {
  return kind === 'different' ? attributes.map(({ path }) => path) : [''];
}
