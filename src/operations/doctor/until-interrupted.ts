import { type Interrupt, interruption, throwIfInterrupted } from '../../processes/interrupt.js';

/**
 * Waits for work that only reads: it is left to itself at the first interruption.
 * @throws `Interrupted`
 */
export async function untilInterrupted<Result>(
  interrupt: Interrupt,
  work: () => Promise<Result>,
): Promise<Result> {
  throwIfInterrupted(interrupt);
  const ended = new AbortController();
  const interrupted = new Promise<never>((_, reject) => {
    const stop = () => reject(interruption(interrupt));
    interrupt.gentle.addEventListener('abort', stop, { signal: ended.signal });
  });
  try {
    return await Promise.race([work(), interrupted]);
  } finally {
    ended.abort();
  }
}
