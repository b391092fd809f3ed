/** What a change of a live resource means for those who use the environment, the worst first. */
export const gravities = [
  /** What users have stored is gone. */
  'data-loss',
  /** The resource is made anew: what refers to its id or its name follows or breaks. */
  'replacement',
  /** Requests fail for a while. */
  'downtime',
  /** A process starts again; open connections end. */
  'restart',
  /** Instances of the group are exchanged, a part at a time. */
  'instance-refresh',
  /** A password or a key changes. */
  'rotation',
  /** Who may reach or read something changes. */
  'access',
  /** Nobody has declared what it means: read it. */
  'unknown',
  /** Nothing that a user of the environment would notice. */
  'none',
] as const;

/** See `gravities`. */
export type Gravity = (typeof gravities)[number];

/** Which way a protection goes: it ends, gets less or more, or begins. */
export const protectionMoves = ['off', 'less', 'more', 'on'] as const;

/** See `protectionMoves`. */
export type ProtectionMove = (typeof protectionMoves)[number];

/** Stands for a value that is known only after the apply, or that may not be shown. */
export const notKnown: unique symbol = Symbol('not known');

/** What a change of one attribute means. */
export interface Effect {
  readonly gravity: Gravity;
  /** What AWS does, as a sentence without its full stop: `reboots the instance, and fails over first with a standby`. */
  readonly does: string;
  /** What it means where the resource is made anew, which AWS does not change in place. Default: as `does`. */
  readonly inNew?: string;
  /** Page of AWS or of the provider that says so. */
  readonly page: string;
  /** About how long AWS takes, and how much of that users notice: `5 to 15 minutes`. Only where a page of AWS or of the provider says so. */
  readonly takes?: string;
  /** Which way it moves something that protects; undefined where it protects from nothing, or nobody can tell yet. */
  readonly protection?: ProtectionMove;
  /** Addresses of other resources that it is about. Default: none. */
  readonly about?: readonly string[];
  /** Of a downtime that ends with the exchange of instances: with which of them. */
  readonly endsWith?: 'first instance' | 'last instance';
}

/**
 * The effect where the values decide. A value is undefined where there is none, and `notKnown` where it cannot be told. The key is what tells the
 * block around it apart: the name of a parameter.
 */
type EffectOfValues = (before: unknown, after: unknown, key?: string) => Effect;

/** Effects of attributes by their path without indexes; a function where the values decide. A block speaks for what is in it. */
export type Effects = Readonly<Record<string, Effect | EffectOfValues>>;

/** Effects that one page tells: what AWS does at a change of each attribute. */
export function effectsOf(
  page: string,
  told: Readonly<Record<string, readonly [gravity: Gravity, does: string, takes?: string]>>,
): Readonly<Record<string, Effect>> {
  return Object.fromEntries(
    Object.entries(told).map(([path, [gravity, does, takes]]) => [
      path,
      { gravity, does, page, ...(takes === undefined ? {} : { takes }) },
    ]),
  );
}

/** The worse of two. */
export function worse(one: Gravity, other: Gravity): Gravity {
  return gravities.indexOf(one) <= gravities.indexOf(other) ? one : other;
}
