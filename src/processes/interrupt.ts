/**
 * The two steps of an interruption. `gentle` aborts at the first Ctrl-C (or SIGTERM): a child is asked to end and waited for.
 * `kill` aborts at the second: the process groups of all children are killed.
 */
export interface Interrupt {
  readonly gentle: AbortSignal;
  readonly kill: AbortSignal;
  /** See `endingAtOnce`. Default: signals are heard all the time. */
  readonly endsAtOnce?: <Result>(work: () => Result) => Result;
}

/**
 * Does work that holds up the process and leaves nothing to put right, such as reading a large file: meanwhile a signal ends the process
 * at once, as it does without us. Heard by us it would wait for the end of the work.
 */
export function endingAtOnce<Result>({ endsAtOnce }: Interrupt, work: () => Result): Result {
  return endsAtOnce === undefined ? work() : endsAtOnce(work);
}

/** Signals that end the command before its time. */
export type InterruptSignal = 'SIGINT' | 'SIGTERM';

/** The work was cut short by a signal. The reason with which the command aborts `gentle`, and what operations throw then. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly signal: InterruptSignal;
  /** Whether a child was killed, rather than left to end by itself. */
  readonly killed: boolean;

  constructor(
    signal: InterruptSignal,
    message = 'Interrupted.',
    { killed = false, ...options }: { readonly cause?: unknown; readonly killed?: boolean } = {},
  ) {
    super(message, options);
    this.signal = signal;
    this.killed = killed;
  }

  /** 128 and the signal's number, as shells have it. */
  get exitCode(): 130 | 143 {
    return this.signal === 'SIGTERM' ? 143 : 130;
  }
}

/** An interruption that never comes, for callers that need none. */
export function neverInterrupted(): Interrupt {
  const signal = new AbortController().signal;
  return { gentle: signal, kill: signal };
}

/** The error to throw once `gentle` has aborted; it carries the signal that came, and `message` where there is more to tell. */
export function interruption(
  interrupt: Interrupt,
  message?: string,
  options: { readonly killed?: boolean; readonly cause?: unknown } = {},
): Interrupted {
  const reason: unknown = interrupt.gentle.reason;
  return new Interrupted(reason instanceof Interrupted ? reason.signal : 'SIGINT', message, options);
}

/** Throws when the person wants to stop: called before each step that could begin. */
export function throwIfInterrupted(interrupt: Interrupt): void {
  if (interrupt.gentle.aborted) throw interruption(interrupt);
}
