import type { CliContext } from './context.js';
import { confirmationNeeded } from './errors.js';

/**
 * Makes sure that a question can be asked, before anything slow begins.
 * @throws UserError `confirmation-needed` when nobody sits at a terminal.
 */
export function requireTerminal(context: CliContext, flags: string): void {
  if (!hasTerminal(context)) throw confirmationNeeded.error({ flags });
}

/** Whether somebody sits at a terminal. */
export function hasTerminal({ streams }: CliContext): boolean {
  return streams.stdin.isTTY === true && streams.stderr.isTTY === true;
}

/** Asks a yes-or-no question on stderr; no is the default. */
export async function askYesNo(context: CliContext, message: string): Promise<boolean> {
  const { confirm } = await import('@clack/prompts');
  context.progress.stop();
  const answer = await confirm({ message, initialValue: false, ...promptOptions(context) });
  return answer === true;
}

/** Asks a person to type a suffix; anything else declines. */
export async function askToType(context: CliContext, suffix: string): Promise<boolean> {
  const { text } = await import('@clack/prompts');
  context.progress.stop();
  const message = `Destroy everything of ${suffix}? Type ${suffix} to go on.`;
  return (await text({ message, ...promptOptions(context) })) === suffix;
}

function promptOptions({ streams, interrupt }: CliContext) {
  return { input: streams.stdin, output: streams.stderr, signal: interrupt.gentle };
}
