import type { Chance } from './chance.js';
import { grown } from './grown.js';
import { spoiled } from './spoiled.js';

type Container = unknown[] | Record<string, unknown>;

const most = 3_000;
/** Signs that a repetition adds. */
const mostAdded = 3_000_000;

/** A document that was valid, with single values of it damaged: what a reader believes of the rest still holds. */
export function reshaped(document: unknown, chance: Chance): unknown {
  const result = structuredClone(document);
  if (!isContainer(result)) return grown(chance);
  for (let times = 1 + chance.below(3); times > 0; times--) damage(result, chance);
  return result;
}

function damage(top: Container, chance: Chance): void {
  let container = top;
  for (;;) {
    const key = keyIn(container, chance);
    if (key === undefined) return;
    const value = Reflect.get(container, key);
    // Half of all damages are deep inside.
    if (!isContainer(value) || chance.below(6) === 0) {
      damageAt(container, key, chance);
      return;
    }
    container = value;
  }
}

function damageAt(container: Container, key: string, chance: Chance): void {
  const value = Reflect.get(container, key);
  switch (chance.below(7)) {
    case 0:
      Reflect.set(container, key, chance.of([null, true, 0, -1, 1.5, 1e308, '', [], {}, [null], [[]], [{}]]));
      return;
    case 1:
      Reflect.set(container, key, grown(chance));
      return;
    case 2:
      if (Array.isArray(container)) container.splice(Number(key), 1);
      else Reflect.deleteProperty(container, key);
      return;
    case 3:
      repeat(container, key, chance);
      return;
    case 4: {
      const other = keyIn(container, chance) ?? key;
      Reflect.set(container, key, Reflect.get(container, other));
      Reflect.set(container, other, value);
      return;
    }
    case 5:
      Reflect.set(container, key, chance.of([[value], { [key]: value }]));
      return;
    default:
      Reflect.set(container, key, typeof value === 'string' ? spoiled(value, chance) : JSON.stringify(value));
  }
}

function repeat(container: Container, key: string, chance: Chance): void {
  const value = Reflect.get(container, key);
  // Large ones a few times only: the text may be long, and is meant to be strange.
  const size = JSON.stringify(value)?.length ?? 0;
  const wanted = size > 2_000 ? 3 : chance.of([2, 20, most]);
  const times = Math.min(wanted, Math.ceil(mostAdded / Math.max(1, size)));
  // Copies: what grows in one later does not grow in all.
  for (let left = times; left > 0; left--) {
    const copy = copyOf(value);
    if (copy === undefined) return;
    if (Array.isArray(container)) container.push(copy);
    else Reflect.set(container, `${key}${left}`, copy);
  }
}

/** Undefined of what is too deep to be copied. */
function copyOf(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function keyIn(container: Container, chance: Chance): string | undefined {
  const keys = Object.keys(container);
  return keys[chance.below(Math.max(1, keys.length))];
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}
