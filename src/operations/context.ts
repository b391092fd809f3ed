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
  /** The clock. Default: that of the machine. */
  readonly now?: () => Date;
}
