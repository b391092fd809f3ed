import type { Command } from '@stricli/core';
import type { CliContext } from '../context.js';
import { wrongUse } from '../errors.js';

/** More words than these are no help in one line. */
const mostNamed = 12;

/** An argument that a command needs and did not get; what it could be is asked for when it is told, since that may read the file. */
export class MissingArgument extends Error {
  readonly placeholder: string;
  readonly command: Command<CliContext> | undefined;

  constructor(placeholder: string, command: Command<CliContext> | undefined) {
    super(`${placeholder} is missing.`);
    this.placeholder = placeholder;
    this.command = command;
  }

  /** The error for a person, with the words that would do. */
  async explained(context: CliContext): Promise<unknown> {
    const { positional } = this.command?.parameters ?? {};
    const all = positional?.kind === 'tuple' ? positional.parameters : [];
    const argument = all.find((one) => one.placeholder === this.placeholder);
    const words = await Promise.resolve(argument?.proposeCompletions?.call(context, '')).catch(() => []);
    // An argument is one environment: no tier.
    const named = (words ?? []).filter((word) => !word.startsWith('tier:'));
    const list = named.length === 0 || named.length > mostNamed ? '' : ` There are: ${named.join(', ')}.`;
    const brief = argument === undefined ? '' : ` (${argument.brief})`;
    return wrongUse.error({ reason: `The argument ${this.placeholder}${brief} is missing.${list}` });
  }
}
