import type { z } from 'zod';
import { isBlock, valueAt } from '../schema/setting-path.js';
import type { Leaf } from './origin.js';

type Issue = z.core.$ZodIssue;

/** What is left of a block when everything that broke the schema is taken out. */
export interface Dropped {
  readonly value: unknown;
  /** Dotted paths of what was taken out; for an unknown key the block that held it, since any setting of it may have been meant. */
  readonly broken: readonly string[];
  /** What was taken out, as it was written. */
  readonly removed: readonly Leaf[];
}

/** Takes the settings that broke the schema out of a block, so that the rest can still be checked. */
export function dropBroken(value: unknown, issues: readonly Issue[]): Dropped {
  const copy = structuredClone(value);
  const broken: string[] = [];
  const removed: Leaf[] = [];
  const takeOut = (path: readonly string[]) => {
    removed.push({ path, value: valueAt(value, path) });
    remove(copy, path);
  };
  for (const issue of issues) {
    const path = issue.path.map(String);
    // A list with one bad item is taken out whole.
    const index = issue.path.findIndex((key) => typeof key === 'number');
    const setting = index === -1 ? path : path.slice(0, index);
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) takeOut([...path, key]);
    else takeOut(setting);
    if (setting.length > 0) broken.push(setting.join('.'));
  }
  return { value: copy, broken, removed: removed.filter(({ value }) => value !== undefined) };
}

/** True when one of the settings, or a block around it, was taken out. */
export function readsBroken(reads: readonly string[], broken: readonly string[]): boolean {
  return reads.some((read) => broken.some((path) => covers(path, read) || covers(read, path)));
}

function covers(path: string, setting: string): boolean {
  return setting === path || setting.startsWith(`${path}.`);
}

function remove(target: unknown, path: readonly string[]): void {
  const [key, ...rest] = path;
  if (!isBlock(target) || key === undefined) return;
  if (rest.length === 0) delete target[key];
  else remove(target[key], rest);
}
