import { mayNameSecret } from '../../errors/secret-key.js';

/** Keys and list positions that lead to a setting, for example `['environments', 'dev-001', 'compute', 'minSize']`. */
export type SettingPath = readonly (string | number)[];

/** A place in a file; both count from 1. */
export interface SourcePlace {
  readonly line: number;
  readonly column: number;
}

/** The dotted form of a path: `environments.dev-001.network.subnetIds.0`. */
export function dotted(path: SettingPath): string {
  return path.join('.');
}

/** The value at a path of plain data; undefined where the path ends early. */
export function valueAt(data: unknown, path: SettingPath): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** True for `{…}`: neither a list nor a scalar. */
export function isBlock(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a path below a key that may hold a secret: its value is never shown. */
export function mayHoldSecret(path: SettingPath): boolean {
  return path.some((key) => typeof key === 'string' && mayNameSecret(key));
}
