import { defineError } from '../errors/define-error.js';
import type { Invocation } from '../errors/invocation.js';
import { documentationAddress } from './help/documentation-address.js';

/** The first word is no command of ours. */
export const unknownCommand = defineError<{
  input: string;
  /** The words before it, of a group of commands: `secret`. */
  group: readonly string[];
  suggestion: string | undefined;
  invocation: Invocation;
}>({
  code: 'unknown-command',
  summary: 'The command does not exist.',
  message: ({ input, group }) => `There is no command \`${[...group, input].join(' ')}\`.`,
  hint: ({ suggestion, group, invocation }) =>
    suggestion === undefined
      ? `Run \`${[invocation.program, ...group].join(' ')} --help\` for the list of commands.`
      : `Did you mean \`${suggestion}\`?`,
});

/** A flag that the command does not have. */
export const unknownFlag = defineError<{
  input: string;
  suggestion: string | undefined;
  /** What to do in its place, where no other flag is meant. */
  instead?: string | undefined;
}>({
  code: 'unknown-flag',
  summary: 'The command has no such flag.',
  message: ({ input }) => `This command has no flag \`${input}\`.`,
  hint: ({ suggestion, instead }) => {
    if (instead !== undefined) return instead;
    return suggestion === undefined
      ? 'Add `--help` to see the flags it has.'
      : `Did you mean \`${suggestion}\`?`;
  },
});

/** A flag without its value, a value that cannot be read, or a word too many. */
export const wrongUse = defineError<{ reason: string }>({
  code: 'wrong-use',
  summary: 'A flag lacks its value or has an invalid one, or there is an unexpected argument.',
  message: ({ reason }) => reason,
  hint: () => 'Add `--help` to see flags and examples.',
});

/** A question with nobody to answer it. */
export const confirmationNeeded = defineError<{ flags: string; question?: string }>({
  code: 'confirmation-needed',
  summary: 'The command needs confirmation, and there is no terminal to ask for it.',
  message: ({ question }) =>
    question === undefined
      ? 'This command asks for confirmation before it changes anything, and there is no terminal.'
      : `There is no terminal to ask on: “${question}” Nothing was changed.`,
  hint: ({ flags }) => `Run it again with ${flags}.`,
});

/** `--yes` alone does not answer for production. */
export const productionNotNamed = defineError<{ suffix: string; flags: string }>({
  code: 'production-not-named',
  summary:
    '`--yes` was given for a production environment that `--env` does not name, and there is no terminal to ask for confirmation.',
  message: ({ suffix }) =>
    `${suffix}: \`--yes\` counts for production only where \`--env\` names it, by its suffix, \`prod-*\` or \`tier:production\`.`,
  hint: ({ flags }) => `Run it again with \`${flags}\`.`,
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

/** The folder of `--cwd` is not there. */
export const cwdNotAFolder = defineError<{ folder: string }>({
  code: 'cwd-not-a-folder',
  summary: 'The path of `--cwd` does not lead to a folder.',
  message: ({ folder }) => `\`--cwd\` leads to ${folder}, which is no folder.`,
  hint: () => 'Check the path after `--cwd`.',
});

/** What `--json` prints when a signal ended the command. */
export const interruptedRun = defineError<{ message: string }>({
  code: 'interrupted',
  summary: 'Ctrl-C or a signal ended the command before it was done. Only `--json` shows this as a problem.',
  message: ({ message }) => message,
  hint: () => 'Run the command again.',
});

/** What `--json` prints of a fault of ours. */
export const internalFault = defineError<{ message: string }>({
  code: 'internal-fault',
  summary: 'A fault of multienv itself (exit code 70). Only `--json` shows this as a problem.',
  message: ({ message }) => message,
  hint: () => `Report it, with the details named on stderr: ${documentationAddress}`,
});

/** `set` was called without a value, or with one beside `--unset`. */
export const setNeedsValue = defineError<{ environment: string; setting: string; invocation: Invocation }>({
  code: 'set-needs-value',
  summary: '`set` takes a value, or `--unset`, and not both.',
  message: ({ setting }) =>
    setting.includes('=')
      ? 'A setting and its value are two words, without `=`.'
      : `Give \`${setting}\` a value, or take it out with \`--unset\`: one of the two.`,
  hint: ({ environment, setting, invocation }) => {
    const [name = setting, ...value] = setting.split('=');
    const words = [environment, name, value.join('=') || 'VALUE'];
    return `${setting.includes('=') ? 'Run' : 'For example'} \`${invocation.next('set', { words })}\`.`;
  },
});
