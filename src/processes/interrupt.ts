/**
 * The two steps of an interruption. `gentle` aborts at the first Ctrl-C (or SIGTERM): a child is asked to end and waited for.
 * `kill` aborts at the second: the process groups of all children are killed.
 */
export interface Interrupt {
  readonly gentle: AbortSignal;
  readonly kill: AbortSignal;
}

/** An interruption that never comes, for callers that need none. */
export function neverInterrupted(): Interrupt {
  const signal = new AbortController().signal;
  return { gentle: signal, kill: signal };
}
