import { throwIfInterrupted } from '../../processes/interrupt.js';
import type { OperationContext } from '../context.js';
import { Declined } from './outcome.js';

/**
 * Asks the person, and goes on after a yes.
 * @throws `Declined`; `Interrupted` when Ctrl-C came instead of an answer
 */
export async function ask(
  { interrupt }: Pick<OperationContext, 'interrupt'>,
  question: () => Promise<boolean>,
): Promise<void> {
  throwIfInterrupted(interrupt);
  const isApproved = await question();
  throwIfInterrupted(interrupt);
  if (!isApproved) throw new Declined();
}
