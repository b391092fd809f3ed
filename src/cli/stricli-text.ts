import {
  AliasNotFoundError,
  type ApplicationText,
  ArgumentParseError,
  FlagNotFoundError,
  text_en,
  UnexpectedPositionalError,
  UnsatisfiedFlagError,
} from '@stricli/core';
import type { Invocation } from '../errors/invocation.js';
import type { UserError } from '../errors/user-error.js';
import { unknownCommand, unknownFlag, wrongUse } from './errors.js';
import { InvalidFlagValue } from './invalid-flag-value.js';

/** Takes what went wrong; it is printed at the end, in one place. */
export type ReportFailure = (failure: unknown) => void;

/** stricli's words, with every error handed on instead of printed. */
export function recordingText(report: ReportFailure, invocation: Invocation): ApplicationText {
  const hand = (failure: unknown): string => {
    report(failure);
    return '';
  };
  return {
    ...text_en,
    noCommandRegisteredForInput: ({ input, corrections }) => {
      const suggestion = corrections[0]?.replaceAll('`', '');
      return hand(unknownCommand.error({ input, suggestion, invocation }, { value: input, suggestion }));
    },
    exceptionWhileParsingArguments: (error) => hand(describeWrongUse(error)),
    exceptionWhileLoadingCommandFunction: hand,
    exceptionWhileLoadingCommandContext: hand,
    exceptionWhileRunningCommand: hand,
    commandErrorResult: hand,
    exceptionWhileRunningIntegrationFlag: ({ exception }) => hand(exception),
    exceptionWhileRunningIntegrationHook: ({ exception }) => hand(exception),
  };
}

function describeWrongUse(error: unknown): UserError | unknown {
  if (error instanceof FlagNotFoundError) {
    const suggestion = error.corrections[0] === undefined ? undefined : `--${error.corrections[0]}`;
    const input = `--${error.input.replace(/^--/, '')}`;
    return unknownFlag.error({ input, suggestion }, { value: input, suggestion });
  }
  if (error instanceof AliasNotFoundError) {
    return unknownFlag.error(
      { input: `-${error.input}`, suggestion: undefined },
      { value: `-${error.input}` },
    );
  }
  if (error instanceof UnsatisfiedFlagError) {
    return wrongUse.error({ reason: `\`--${error.externalFlagName}\` needs a value.` });
  }
  if (error instanceof UnexpectedPositionalError) {
    return wrongUse.error({ reason: `The word \`${error.input}\` is too much.` }, { value: error.input });
  }
  if (error instanceof ArgumentParseError && error.exception instanceof InvalidFlagValue) {
    const name = `--${error.externalFlagNameOrPlaceholder}`;
    const reason = `\`${name}\` ${error.exception.message}.`;
    return wrongUse.error({ reason }, { value: error.input });
  }
  return error instanceof Error ? wrongUse.error({ reason: error.message }, { cause: error }) : error;
}
