import { type Effect, type Gravity, notKnown, type ProtectionMove } from '../../effect.js';

/** What an attribute protects from, in both directions. */
interface Protected {
  readonly page: string;
  /** Default: `none`. */
  readonly gravity?: Gravity;
  /** Gravity where the protection comes or goes as a whole. Default: `gravity`. */
  readonly switched?: Gravity;
  /** How much a value protects; 0 is not at all. Default: 1 for true. */
  readonly level?: (value: unknown) => number;
  /** What AWS does where it goes, comes, or gets less or more: half sentences, as in `Effect`. */
  readonly off: string;
  readonly on: string;
  readonly less?: string;
  readonly more?: string;
  /** What is to be said where a value is not known, or both protect alike. */
  readonly else: string;
  readonly takes?: string;
  /** What it means in a resource that is made anew, where it goes or gets less. Default: as it is said of one that lives. */
  readonly inNew?: string;
}

/** The effect of an attribute that protects: what goes and what comes is said, and what it means. */
export function protecting(about: Protected): (before: unknown, after: unknown) => Effect {
  const { page, gravity = 'none', switched = gravity, level = isTrue, takes, inNew } = about;
  return (before, after) => {
    const time = takes === undefined ? {} : { takes };
    if (before === notKnown || after === notKnown) return { gravity, does: about.else, page, ...time };
    const [from, to] = [level(before), level(after)];
    if (from === to) return { gravity, does: about.else, page, ...time };
    const protection = moveOf(from, to);
    const words = { off: about.off, on: about.on, less: about.less, more: about.more };
    const isWhole = protection === 'off' || protection === 'on';
    const does = words[protection] ?? about.else;
    const anew = inNew !== undefined && (protection === 'off' || protection === 'less') ? { inNew } : {};
    return { gravity: isWhole ? switched : gravity, does, page, ...time, protection, ...anew };
  };
}

/** Protects as long as it is not true. */
export const unlessTrue = (value: unknown): number => (value === true ? 0 : 1);

/** Protects the more the larger it is: days, as a number or a text. */
export const asNumber = (value: unknown): number => Number(value ?? 0) || 0;

/** Protects the more the more items it has. */
export const asCount = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** Protects by its place in a list, of which the first does not. */
export function byRank(...values: readonly string[]): (value: unknown) => number {
  return (value) => Math.max(0, values.indexOf(String(value)));
}

/** The provider keeps some switches as texts. */
function isTrue(value: unknown): number {
  return value === true || value === 'true' ? 1 : 0;
}

function moveOf(from: number, to: number): ProtectionMove {
  if (to === 0) return 'off';
  if (from === 0) return 'on';
  return to < from ? 'less' : 'more';
}
