import type { Invocation } from '../errors/invocation.js';
import type { Emit } from '../events/events.js';
import type { Interrupt } from '../processes/interrupt.js';

/** What an operation knows of the world around it: it reads no global and prints nothing. */
export interface OperationContext {
  /** Folder in which the person stands, absolute. */
  readonly cwd: string;
  /** Environment variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Progress. */
  readonly emit: Emit;
  /** First and second Ctrl-C. */
  readonly interrupt: Interrupt;
  /** How the command was called: what is to be run next is named alike. Default: `multienv`, with `--sandbox URL` on the sandbox. */
  readonly invocation?: Invocation;
  /** The clock. Default: that of the machine. */
  readonly now?: () => Date;
}
