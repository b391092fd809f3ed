import { defineError } from '../errors/define-error.js';
import type { Invocation } from '../errors/invocation.js';

/** The first word is no command of ours. */
export const unknownCommand = defineError<{
  input: string;
  suggestion: string | undefined;
  invocation: Invocation;
}>({
  code: 'unknown-command',
  summary: 'The command does not exist.',
  message: ({ input }) => `There is no command \`${input}\`.`,
  hint: ({ suggestion, invocation }) =>
    suggestion === undefined
      ? `Run \`${invocation.program} --help\` for the list of commands.`
      : `Did you mean \`${suggestion}\`?`,
});

/** A flag that the command does not have. */
export const unknownFlag = defineError<{ input: string; suggestion: string | undefined }>({
  code: 'unknown-flag',
  summary: 'The command has no such flag.',
  message: ({ input }) => `This command has no flag \`${input}\`.`,
  hint: ({ suggestion }) =>
    suggestion === undefined ? 'Add `--help` to see the flags it has.' : `Did you mean \`${suggestion}\`?`,
});

/** A flag without its value, a value that cannot be read, or a word too many. */
export const wrongUse = defineError<{ reason: string }>({
  code: 'wrong-use',
  summary: 'A flag lacks its value or has an invalid one, or there is an unexpected argument.',
  message: ({ reason }) => reason,
  hint: () => 'Add `--help` to see flags and examples.',
});

/** A question with nobody to answer it. */
export const confirmationNeeded = defineError<{ flags: string }>({
  code: 'confirmation-needed',
  summary: 'The command needs confirmation, and there is no terminal to ask for it.',
  message: () => 'This command asks for confirmation before it changes anything, and there is no terminal.',
  hint: ({ flags }) => `Run it again with ${flags}.`,
});

/** `--yes` alone does not answer for production. */
export const productionNotNamed = defineError<{ suffix: string }>({
  code: 'production-not-named',
  summary:
    '`--yes` was given for a production environment that `--env` does not name, and there is no terminal to ask for confirmation.',
  message: ({ suffix }) =>
    `${suffix}: \`--yes\` counts for production only where \`--env\` names it, by its suffix, \`prod-*\` or \`tier:production\`.`,
  hint: ({ suffix }) => `Run it again with \`--env ${suffix} --yes\`.`,
});

/** `destroy` was given neither `--env` nor `--confirm`. */
export const environmentNotNamed = defineError<{ invocation: Invocation }>({
  code: 'environment-not-named',
  summary: '`destroy` needs the name of the environment to destroy.',
  message: () => 'destroy needs the names of the environments to destroy.',
  hint: ({ invocation }) => `Name one: \`${invocation.next('destroy', { env: 'dev-001' })}\`.`,
});

/** A suffix of `--confirm` is not among the environments of the run. */
export const confirmedUnselected = defineError<{ suffix: string }>({
  code: 'confirmed-unselected',
  summary: 'A suffix of `--confirm` is not among the environments chosen by `--env`.',
  message: ({ suffix }) => `\`--confirm ${suffix}\` names an environment that \`--env\` does not choose.`,
  hint: () => 'Give the same suffix to `--env` and `--confirm`.',
});
