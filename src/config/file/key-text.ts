import { isScalar, type Node } from 'yaml';

/** A key as it is written: `1.10` stays `1.10` and `yes` stays `yes`. Undefined for a key that is a list or a block. */
export function keyText(key: Node): string | undefined {
  if (!isScalar(key)) return undefined;
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}
