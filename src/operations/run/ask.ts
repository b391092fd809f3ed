import { throwIfInterrupted } from '../../processes/interrupt.js';
import type { OperationContext } from '../context.js';
import { Declined } from './outcome.js';

type Interruptible = Pick<OperationContext, 'interrupt'>;

/**
 * Asks the person, and goes on after a yes.
 * @throws `Declined`; `Interrupted` when Ctrl-C came instead of an answer
 */
export async function ask(context: Interruptible, question: () => Promise<boolean>): Promise<void> {
  if (!(await answerOf(context, question))) throw new Declined();
}

/**
 * The answer of the person; true is yes.
 * @throws `Interrupted` when Ctrl-C came before the question or instead of an answer: a prompt takes it for a no
 */
export async function answerOf(
  { interrupt }: Interruptible,
  question: () => Promise<boolean>,
): Promise<boolean> {
  throwIfInterrupted(interrupt);
  const isApproved = await question();
  throwIfInterrupted(interrupt);
  return isApproved;
}
