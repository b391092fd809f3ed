import { markValidated } from '../../config/resolve/validated.js';
import { companions } from '../../config/schema/companions.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { dotted, isBlock, valueAt } from '../../config/schema/setting-path.js';
import { settingSamples } from './setting-samples.js';

/**
 * An environment with another value of one setting, and with what goes with that value: for trying out in memory what a setting decides. No
 * check has seen it, and it is never deployed.
 */
export function changedEnvironment(
  environment: ResolvedEnvironment,
  name: string,
  value: unknown,
): ResolvedEnvironment {
  const copy = structuredClone(environment);
  setAt(copy, name.split('.'), value);
  for (const { block, key, choice, is } of companions) {
    const own = dotted([...block, key]);
    const other = [...block, choice];
    // A setting that means something only under a choice: the choice is made too.
    if (own === name && value !== undefined) {
      if (Array.isArray(is) && !is.includes(valueAt(copy, other))) setAt(copy, other, is[0]);
      if (is === 'unset') setAt(copy, other, undefined);
    }
    const wants = dotted(other) === name && Array.isArray(is) && is.includes(value);
    if (wants && valueAt(copy, own.split('.')) === undefined)
      setAt(copy, own.split('.'), settingSamples[own]);
  }
  markValidated(copy);
  return copy;
}

function setAt(target: object, [key = '', ...rest]: readonly (string | number)[], value: unknown): void {
  if (rest.length === 0) {
    if (value === undefined) Reflect.deleteProperty(target, key);
    else Reflect.set(target, key, value);
    return;
  }
  const below: unknown = Reflect.get(target, key);
  const block = isBlock(below) ? below : {};
  Reflect.set(target, key, block);
  setAt(block, rest, value);
}
