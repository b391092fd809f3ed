import { throwIfInterrupted } from '../processes/interrupt.js';
import { neutralText } from '../render/neutral-text.js';
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

/** Asks a yes-or-no question on stderr; no is the default. Ctrl-C, and Escape, interrupt the command. */
export async function askYesNo(context: CliContext, message: string): Promise<boolean> {
  const { confirm } = await import('@clack/prompts');
  context.progress.stop();
  return (
    (await answerTo(
      context,
      confirm({ message: neutralText(message), initialValue: false, ...promptOptions(context) }),
    )) === true
  );
}

/** Asks a person to type a suffix; anything else declines. Ctrl-C, and Escape, interrupt the command. */
export async function askToType(context: CliContext, suffix: string): Promise<boolean> {
  const { text } = await import('@clack/prompts');
  context.progress.stop();
  const message = `Destroy everything of ${suffix}? Type ${suffix} to go on.`;
  return (
    (await answerTo(context, text({ message: neutralText(message), ...promptOptions(context) }))) === suffix
  );
}

/** Asks for a text, and asks again while `isFit` says no; `proposed` is what Enter gives. Ctrl-C, and Escape, interrupt the command. */
export async function askText(
  context: CliContext,
  message: string,
  { proposed, isFit }: { readonly proposed: string; readonly isFit: (text: string) => boolean },
): Promise<string> {
  const { text } = await import('@clack/prompts');
  const validate = (value = '') => (isFit(value || proposed) ? undefined : 'Please choose another one.');
  const options = {
    message,
    placeholder: proposed,
    defaultValue: proposed,
    validate,
    ...promptOptions(context),
  };
  const answer = await answerTo(context, text(options));
  throwIfInterrupted(context.interrupt);
  return String(answer);
}

/** Who presses Ctrl-C at the question about one environment wants none of those that follow. */
async function answerTo<Answer>({ interrupt }: CliContext, asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked;
  if (typeof answer === 'symbol' && !interrupt.gentle.aborted) interrupt.raise();
  return answer;
}

function promptOptions({ streams, interrupt }: CliContext) {
  return { input: streams.stdin, output: streams.stderr, signal: interrupt.gentle };
}
