import { isDeepStrictEqual } from 'node:util';
import { isJson, memberOf } from '../../model/json.js';
import { holdsSecretName, isSecretName, namesSecret } from '../../model/secrets/secret-name.js';
import { pairedBlocks } from './paired-blocks.js';
import { absent, type Shown, shown } from './shown.js';

/** A step into a value: the name of an attribute or of a block, or the place in a list. */
export type Step = string | number;

/** Where a value stands. */
interface Place {
  readonly path: readonly Step[];
  /** The path as a person reads it: blocks by what tells them apart, `tag[Owner].value`, else by their number. */
  readonly label: string;
  /** What tells the nearest block around it apart, `Owner`. */
  readonly key: string | undefined;
}

const top: Place = { path: [], label: '', key: undefined };

/** One attribute that differs. */
export interface AttributeDifference extends Place {
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
 * Where two values differ, as deep as they can be told apart: attributes by name, blocks of a list in pairs (`pairedBlocks`). A list of plain values is one
 * difference. What is sensitive on either side, anywhere in it, has no value here.
 * https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
export function differencesOf(sides: Sides, place: Place = top): readonly AttributeDifference[] {
  const { path } = place;
  const { before, after, unknown, beforeSensitive, afterSensitive } = sides;
  if (unknown !== true && !containsTrue(unknown) && isDeepStrictEqual(before, after)) {
    // A value that is the same and becomes secret, or the other way round, is no change of the resource.
    return [];
  }
  const isSecret = beforeSensitive === true || afterSensitive === true || path.some(isSecretName);
  if (!isSecret && unknown !== true && path.length < deepest) {
    if (isJson(before ?? after) && isJson(after ?? before)) return inRecord(sides, place);
    if (areBlocks(before, after)) return inBlocks(sides, place);
  }
  const hides = isSecret || containsTrue(beforeSensitive) || containsTrue(afterSensitive);
  const side = (value: unknown): Shown =>
    hides || holdsSecretName(value)
      ? shown(value) === absent
        ? absent
        : { kind: 'sensitive' }
      : shown(value);
  const isUnknown = unknown === true || containsTrue(unknown);
  return [{ ...place, before: side(before), after: isUnknown ? { kind: 'unknown' } : side(after) }];
}

function inRecord(sides: Sides, place: Place): readonly AttributeDifference[] {
  const names = new Set(
    [sides.before, sides.after, sides.unknown].flatMap((one) => (isJson(one) ? Object.keys(one) : [])),
  );
  const isPair = namesSecret(sides.before) || namesSecret(sides.after);
  return [...names].sort().flatMap((name) => {
    const one = at(sides, name);
    const isSecret = isPair && name.toLowerCase() === 'value';
    return differencesOf(isSecret ? { ...one, afterSensitive: true } : one, below(place, name));
  });
}

function inBlocks(sides: Sides, place: Place): readonly AttributeDifference[] {
  const before = list(sides.before);
  const after = list(sides.after);
  const marks = [...list(sides.beforeSensitive), ...list(sides.afterSensitive)];
  const pairs = pairedBlocks({
    before,
    after,
    isOpen: (to) => containsTrue(member(sides.unknown, to)),
    isSecret: (name) => marks.some((one) => one === true || containsTrue(member(one, name))),
  });
  return pairs.flatMap(({ from, to, key }) => {
    const pair: Sides = {
      before: from === undefined ? undefined : before[from],
      after: to === undefined ? undefined : after[to],
      unknown: to === undefined ? undefined : member(sides.unknown, to),
      beforeSensitive: from === undefined ? undefined : member(sides.beforeSensitive, from),
      afterSensitive: to === undefined ? undefined : member(sides.afterSensitive, to),
    };
    return differencesOf(pair, below(place, to ?? from ?? 0, key));
  });
}

/** A place below another one; an index has a key where one tells the block apart. */
function below({ path, label, key: around }: Place, step: Step, key?: string): Place {
  const said = typeof step === 'number' ? `[${key ?? step}]` : path.length === 0 ? step : `.${step}`;
  return { path: [...path, step], label: `${label}${said}`, key: key ?? around };
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
