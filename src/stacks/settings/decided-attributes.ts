import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { Json } from '../../model/json.js';
import { compareStacks, type ElementDifference } from '../comparison/compare-stacks.js';
import { stackJson } from '../synth/synthesize.js';
import { changedEnvironment } from './changed-environment.js';

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
  const now = stackJson(environment);
  const found = new Map<string, DecidedAttribute>();
  for (const value of values)
    for (const difference of changedBy(environment, { setting, value, now }))
      for (const path of pathsOf(difference))
        found.set(`${difference.address} ${path}`, { address: difference.address, path });
  return [...found.values()].toSorted((a, b) =>
    `${a.address} ${a.path}` < `${b.address} ${b.path}` ? -1 : 1,
  );
}

interface Trial {
  readonly setting: string;
  readonly value: unknown;
  readonly now: Json;
}

function changedBy(
  environment: ResolvedEnvironment,
  { setting, value, now }: Trial,
): readonly ElementDifference[] {
  try {
    const changed = changedEnvironment(environment, setting, value);
    return compareStacks({ a: now, b: stackJson(changed) });
  } catch {
    // No stack can be made with that value: it decides nothing that could be shown.
    return [];
  }
}

function pathsOf({ kind, attributes }: ElementDifference): readonly string[] {
  return kind === 'different' ? attributes.map(({ path }) => path) : [''];
}
