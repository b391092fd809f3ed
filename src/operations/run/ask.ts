import { interruption } from '../../processes/interrupt.js';
import type { OperationContext } from '../context.js';
import { Declined } from './outcome.js';

type Interruptible = Pick<OperationContext, 'interrupt'>;

/** What a question is about. */
interface Asked {
  /** Suffix of the environment, or name of a bucket. */
  readonly about: string;
  /** What is known of it that an interruption leaves undone, in the words of a sentence. */
  readonly known?: string;
}

/**
 * Asks the person, and goes on after a yes.
 * @throws `Declined`; `Interrupted` when Ctrl-C came instead of an answer
 */
export async function ask(
  context: Interruptible,
  asked: Asked,
  question: () => Promise<boolean>,
): Promise<void> {
  if (!(await answerOf(context, asked, question))) throw new Declined();
}

/**
 * The answer of the person; true is yes.
 * @throws `Interrupted` when Ctrl-C came before the question or instead of an answer: a prompt takes it for a no
 */
export async function answerOf(
  { interrupt }: Interruptible,
  { about, known }: Asked,
  question: () => Promise<boolean>,
): Promise<boolean> {
  const isInterrupted = () => interrupt.gentle.aborted;
  const isApproved = !isInterrupted() && (await question());
  if (!isInterrupted()) return isApproved;
  throw interruption(
    interrupt,
    `${about}: interrupted at its question${known === undefined ? '' : `; ${known}`}.`,
  );
}
