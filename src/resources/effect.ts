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

/** What a change of one attribute means. */
export interface Effect {
  readonly gravity: Gravity;
  /** What AWS does, as a sentence without its full stop: `reboots the instance, and fails over first with a standby`. */
  readonly does: string;
  /** Page of AWS or of the provider that says so. */
  readonly page: string;
}

/** Effects of attributes by their path without indexes; a function where the values decide. A block speaks for what is in it. */
export type Effects = Readonly<Record<string, Effect | ((before: unknown, after: unknown) => Effect)>>;

/** Effects that one page tells: what AWS does at a change of each attribute. */
export function effectsOf(
  page: string,
  told: Readonly<Record<string, readonly [Gravity, string]>>,
): Readonly<Record<string, Effect>> {
  return Object.fromEntries(
    Object.entries(told).map(([path, [gravity, does]]) => [path, { gravity, does, page }]),
  );
}

/** The worse of two. */
export function worse(one: Gravity, other: Gravity): Gravity {
  return gravities.indexOf(one) <= gravities.indexOf(other) ? one : other;
}
