import { isDeepStrictEqual } from 'node:util';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { isJson, type Json } from '../../model/json.js';
import { stackJson } from '../synth/synthesize.js';
import { changedEnvironment } from './changed-environment.js';

/** Undefined where no stack can be made with those values. */
type Stack = Json | undefined;

const tried = new WeakMap<ResolvedEnvironment, Map<string, Stack>>();

/** Another value of a setting. */
export interface Change {
  readonly name: string;
  readonly value: unknown;
}

/** The stack with other values of settings, made once; undefined where none can be made with those. */
export function stackWith(environment: ResolvedEnvironment, changes: readonly Change[]): Stack {
  const known = tried.get(environment) ?? new Map<string, Stack>();
  tried.set(environment, known);
  const key = JSON.stringify(changes.map(({ name, value }) => [name, value]));
  if (!known.has(key)) known.set(key, synthesized(environment, changes));
  return known.get(key);
}

function synthesized(environment: ResolvedEnvironment, changes: readonly Change[]): Stack {
  try {
    const changed = changes.reduce(
      (one, { name, value }) => changedEnvironment(one, name, value),
      environment,
    );
    return sharing(stackOf(environment), stackJson(changed));
  } catch {
    // A value that no stack can be made of decides nothing.
    return undefined;
  }
}

const stacks = new WeakMap<ResolvedEnvironment, Json>();

/** The stack as it is, made once. */
export function stackOf(environment: ResolvedEnvironment): Json {
  const stack = stacks.get(environment) ?? stackJson(environment);
  stacks.set(environment, stack);
  return stack;
}

/** A stack that has the elements of another where both are alike: hundreds are kept, and differ in a few. */
function sharing(first: unknown, second: unknown): Json {
  const share = (one: unknown, other: unknown): unknown => {
    if (isDeepStrictEqual(one, other)) return one;
    if (!isJson(one) || !isJson(other)) return other;
    return Object.fromEntries(Object.entries(other).map(([key, value]) => [key, share(one[key], value)]));
  };
  return Object(share(first, second));
}
