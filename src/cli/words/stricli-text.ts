import {
  AliasNotFoundError,
  type ApplicationText,
  ArgumentParseError,
  type Command,
  FlagNotFoundError,
  text_en,
  UnexpectedFlagError,
  UnexpectedPositionalError,
  UnsatisfiedFlagError,
  UnsatisfiedPositionalError,
} from '@stricli/core';
import type { Invocation } from '../../errors/invocation.js';
import type { UserError } from '../../errors/user-error.js';
import type { CliContext } from '../context.js';
import { unknownCommand, unknownFlag, wrongUse } from '../errors.js';
import { InvalidFlagValue } from '../invalid-flag-value.js';
import { meantCommand } from './meant-command.js';
import { flagForWord, insteadOfEnv, nearestFlag } from './meant-flag.js';
import { MissingArgument } from './missing-argument.js';

/** Takes what went wrong; it is printed at the end, in one place. */
export type ReportFailure = (failure: unknown) => void;

/** The call that goes wrong. */
export interface Call {
  readonly report: ReportFailure;
  readonly invocation: Invocation;
  readonly inputs: readonly string[];
  /** The command that the words name. */
  readonly command: Command<CliContext> | undefined;
}

/** stricli's words, with every error handed on instead of printed. */
export function recordingText(call: Call): ApplicationText {
  const hand = (failure: unknown): string => {
    call.report(failure);
    return '';
  };
  return {
    ...text_en,
    noCommandRegisteredForInput: ({ input }) => hand(noCommand(call, input)),
    exceptionWhileParsingArguments: (error) => hand(describeWrongUse(error, call)),
    exceptionWhileLoadingCommandFunction: hand,
    exceptionWhileLoadingCommandContext: hand,
    exceptionWhileRunningCommand: hand,
    commandErrorResult: hand,
    exceptionWhileRunningIntegrationFlag: ({ exception }) => hand(exception),
    exceptionWhileRunningIntegrationHook: ({ exception }) => hand(exception),
  };
}

function noCommand({ invocation, inputs }: Call, input: string): UserError {
  if (!input.startsWith('-')) {
    // A group of commands has words of its own before it: `secret int`.
    const group = inputs.slice(0, inputs.indexOf(input));
    const suggestion = meantCommand(input, group);
    return unknownCommand.error({ input, group, suggestion, invocation }, { value: input, suggestion });
  }
  const flag = nearestFlag(input, undefined);
  if (flag !== undefined)
    return unknownFlag.error({ input, suggestion: flag }, { value: input, suggestion: flag });
  const reason = `\`${input}\` stands before the command: only --cwd, --no-color, --verbose, --help and --version may.`;
  return wrongUse.error({ reason }, { value: input });
}

function describeWrongUse(error: unknown, call: Call): UserError | unknown {
  const { command, inputs } = call;
  if (error instanceof FlagNotFoundError) {
    const input = `--${error.input.replace(/^--/, '')}`;
    const instead = envInstead(input, call);
    if (instead !== undefined)
      return unknownFlag.error({ input, suggestion: undefined, instead }, { value: input });
    return unknownFlagNear(input, nearestFlag(input, command));
  }
  if (error instanceof AliasNotFoundError) {
    const instead = envInstead(`-${error.input}`, call);
    if (instead !== undefined) {
      const input = `-${error.input}`;
      return unknownFlag.error({ input, suggestion: undefined, instead }, { value: input });
    }
    // `-env` is read as three letters.
    const word = inputs.find((one) => /^-[a-z][a-z-]+$/i.test(one) && one.includes(error.input));
    return unknownFlagNear(
      word ?? `-${error.input}`,
      word === undefined ? undefined : nearestFlag(word, command),
    );
  }
  if (error instanceof UnsatisfiedFlagError) {
    return wrongUse.error({ reason: `\`--${error.externalFlagName}\` needs a value.` });
  }
  if (error instanceof UnexpectedFlagError) {
    return wrongUse.error(
      { reason: `\`--${error.externalFlagName}\` is given twice.` },
      { value: error.input },
    );
  }
  if (error instanceof UnsatisfiedPositionalError) return new MissingArgument(error.placeholder, command);
  if (error instanceof UnexpectedPositionalError) return unexpectedWord(error.input, command);
  if (error instanceof ArgumentParseError && error.exception instanceof InvalidFlagValue) {
    const { externalFlagNameOrPlaceholder: given } = error;
    // Arguments are named by their placeholders, in capitals.
    const name = /^[A-Z]/.test(given) ? given : `--${given}`;
    const reason = `\`${name}\` ${error.exception.message}.`;
    return wrongUse.error({ reason }, { value: error.input });
  }
  return error instanceof Error ? wrongUse.error({ reason: error.message }, { cause: error }) : error;
}

function envInstead(input: string, { command, inputs, invocation }: Call): string | undefined {
  const at = inputs.findIndex((word) => word === input || word.startsWith(`${input}=`));
  const [, assigned] = (inputs[at] ?? '').split('=', 2);
  const flag = inputs.findIndex((word) => word.startsWith('-'));
  return insteadOfEnv(input, {
    command,
    words: [invocation.program, ...inputs.slice(0, flag)],
    value: assigned ?? inputs[at + 1],
  });
}

function unknownFlagNear(input: string, suggestion: string | undefined): UserError {
  return unknownFlag.error({ input, suggestion }, { value: input, suggestion });
}

function unexpectedWord(word: string, command: Call['command']): UserError {
  const suggestion = flagForWord(word, command);
  const question = suggestion === undefined ? '' : ` Did you mean \`${suggestion}\`?`;
  return wrongUse.error(
    { reason: `Unexpected argument \`${word}\`.${question}` },
    { value: word, suggestion },
  );
}
