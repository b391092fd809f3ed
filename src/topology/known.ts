/** A value of the topology: known, or not, and then why. */
export type Known<T> =
  | { readonly state: 'known'; readonly value: T }
  | { readonly state: 'unknown'; readonly why: string };

export function known<T>(value: T): Known<T> {
  return { state: 'known', value };
}

export function notKnown<T>(why: string): Known<T> {
  return { state: 'unknown', why };
}

/** The value where it is known, else undefined. */
export function ifKnown<T>(one: Known<T>): T | undefined {
  return one.state === 'known' ? one.value : undefined;
}
