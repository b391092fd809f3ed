import { isDeepStrictEqual } from 'node:util';
import { isJson, memberOf } from '../model/json.js';
import { holdsSecretName, isSecretName, namesSecret } from './secret-name.js';
import { absent, type Shown, shown } from './shown.js';

/** A step into a value: the name of an attribute or of a block, or the place in a list. */
export type Step = string | number;

/** One attribute that differs. */
export interface AttributeDifference {
  readonly path: readonly Step[];
  readonly before: Shown;
  readonly after: Shown;
}

/** The two sides of a value, and what Terraform says of them at the same place. */
interface Sides {
  readonly before: unknown;
  readonly after: unknown;
  /** `true`, or a structure with `true` where the value after is not known yet. */
  readonly unknown: unknown;
  readonly beforeSensitive: unknown;
  readonly afterSensitive: unknown;
}

/** Deeper than any provider nests; what lies below is shown as one value. */
const deepest = 30;

/**
 * Where two values differ, as deep as they can be told apart: attributes by name, blocks of a list in pairs. A list of plain values is one
 * difference. What is sensitive on either side, anywhere in it, has no value here.
 * https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
export function differencesOf(sides: Sides, path: readonly Step[] = []): readonly AttributeDifference[] {
  const { before, after, unknown, beforeSensitive, afterSensitive } = sides;
  if (unknown !== true && !containsTrue(unknown) && isDeepStrictEqual(before, after)) {
    // A value that is the same and becomes secret, or the other way round, is no change of the resource.
    return [];
  }
  const isSecret = beforeSensitive === true || afterSensitive === true || path.some(isSecretName);
  if (!isSecret && unknown !== true && path.length < deepest) {
    if (isJson(before ?? after) && isJson(after ?? before)) return inRecord(sides, path);
    if (areBlocks(before, after)) return inBlocks(sides, path);
  }
  const hides = isSecret || containsTrue(beforeSensitive) || containsTrue(afterSensitive);
  const side = (value: unknown): Shown =>
    hides || holdsSecretName(value)
      ? shown(value) === absent
        ? absent
        : { kind: 'sensitive' }
      : shown(value);
  const isUnknown = unknown === true || containsTrue(unknown);
  return [{ path, before: side(before), after: isUnknown ? { kind: 'unknown' } : side(after) }];
}

function inRecord(sides: Sides, path: readonly Step[]): readonly AttributeDifference[] {
  const names = new Set(
    [sides.before, sides.after, sides.unknown].flatMap((one) => (isJson(one) ? Object.keys(one) : [])),
  );
  const isPair = namesSecret(sides.before) || namesSecret(sides.after);
  return [...names].sort().flatMap((name) => {
    const one = at(sides, name);
    const isSecret = isPair && name.toLowerCase() === 'value';
    return differencesOf(isSecret ? { ...one, afterSensitive: true } : one, [...path, name]);
  });
}

/** Blocks that are the same on both sides are paired first: a provider lists the blocks of a set in an order of its own. */
function inBlocks(sides: Sides, path: readonly Step[]): readonly AttributeDifference[] {
  const before = list(sides.before);
  const after = list(sides.after);
  const restBefore = before.map((_, index) => index);
  const restAfter: number[] = [];
  for (const [index, block] of after.entries()) {
    const same = containsTrue(member(sides.unknown, index))
      ? -1
      : restBefore.findIndex((other) => isDeepStrictEqual(before[other], block));
    if (same === -1) restAfter.push(index);
    else restBefore.splice(same, 1);
  }
  const pairs = Array.from({ length: Math.max(restBefore.length, restAfter.length) }, (_, index) => index);
  return pairs.flatMap((index) => {
    const [from, to] = [restBefore[index], restAfter[index]];
    const pair: Sides = {
      before: from === undefined ? undefined : before[from],
      after: to === undefined ? undefined : after[to],
      unknown: to === undefined ? undefined : member(sides.unknown, to),
      beforeSensitive: from === undefined ? undefined : member(sides.beforeSensitive, from),
      afterSensitive: to === undefined ? undefined : member(sides.afterSensitive, to),
    };
    return differencesOf(pair, [...path, to ?? from ?? index]);
  });
}

function at({ before, after, unknown, beforeSensitive, afterSensitive }: Sides, name: string): Sides {
  return {
    before: member(before, name),
    after: member(after, name),
    unknown: member(unknown, name),
    beforeSensitive: member(beforeSensitive, name),
    afterSensitive: member(afterSensitive, name),
  };
}

function member(value: unknown, step: Step): unknown {
  if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined;
  return memberOf(value, String(step));
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Whether both are lists of blocks, of which one may be empty or not there. */
function areBlocks(before: unknown, after: unknown): boolean {
  const all = [...list(before), ...list(after)];
  const areLists = [before ?? [], after ?? []].every((one) => Array.isArray(one));
  return areLists && all.length > 0 && all.every(isJson);
}

function containsTrue(value: unknown, depth = 0): boolean {
  if (value === true) return true;
  if (typeof value !== 'object' || value === null) return false;
  return depth >= deepest || Object.values(value).some((one) => containsTrue(one, depth + 1));
}
