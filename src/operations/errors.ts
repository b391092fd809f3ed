import { defineError } from '../errors/define-error.js';

/** The output folder of `synth` cannot be made or written. */
export const outputNotWritable = defineError<{ folder: string; reason: string }>({
  code: 'output-not-writable',
  summary: 'The output folder of `synth` cannot be made or written.',
  message: ({ folder, reason }) => `Cannot write to ${folder}: ${reason}.`,
  hint: () => 'Choose another folder with `--out DIR`, or make this one writable.',
});

/** Deletion protection stops a destroy before it begins. */
export const environmentProtected = defineError<{
  suffix: string;
  sandbox: boolean;
  protections: readonly { address: string; setting: string }[];
}>({
  code: 'environment-protected',
  summary: 'An environment to destroy is protected against deletion, by what its state says.',
  exitCode: 1,
  message: ({ suffix, protections }) =>
    `${suffix} is protected: ${protections.map(({ setting, address }) => `${setting} (${address})`).join(', ')}.`,
  hint: ({ suffix, sandbox, protections }) =>
    `Set ${protections.map(({ setting }) => `${setting}: false`).join(' and ')} for ${suffix} in environments.yaml, run \`multienv deploy --env ${suffix}${sandbox ? ' --sandbox' : ''}\`, then destroy it.`,
});

/** There is no state of the environment. */
export const notDeployed = defineError<{ suffix: string; sandbox: boolean }>({
  code: 'not-deployed',
  summary: 'Outputs were asked of an environment that has not been deployed.',
  message: ({ suffix, sandbox }) =>
    `${suffix} is not deployed${sandbox ? ' on the sandbox' : ''}: it has no outputs.`,
  hint: ({ suffix, sandbox }) => `multienv deploy --env ${suffix}${sandbox ? ' --sandbox' : ''}`,
});

/** `secret rotate` found no place for the new version in the file. */
export const passwordVersionNotEditable = defineError<{ path: string; version: number }>({
  code: 'password-version-not-editable',
  summary: '`secret rotate` cannot raise the version in the file without changing more than that.',
  message: ({ path }) => `${path} cannot be set in the file: an alias or something unexpected stands there.`,
  hint: ({ path, version }) =>
    `Nothing was changed. Write ${path} as a number of its own (now ${version - 1}), then run the command again.`,
});

/** The source of the password has no secret that the command could work on. */
export const secretNotOurs = defineError<{
  readonly suffix: string;
  readonly source: 'generated' | 'rdsManaged';
  readonly next: string;
}>({
  code: 'secret-not-ours',
  summary: 'A `secret` command does not fit where the password of the environment comes from.',
  message: ({ suffix, source }) =>
    source === 'generated'
      ? `${suffix} has \`database.password.source: generated\`: the stack makes the secret.`
      : `${suffix} has \`database.password.source: rdsManaged\`: RDS makes the secret and changes the password by itself.`,
  hint: ({ next }) => next,
});

/** The stack is to make a secret whose name is taken. */
export const secretNameTaken = defineError<{
  readonly name: string;
  readonly isScheduledForDeletion: boolean;
  /** What is the person's way out. */
  readonly next: string;
}>({
  code: 'secret-name-taken',
  summary:
    'With `database.password.source: generated` the stack is to make the secret, and one of that name exists, or was deleted and can still be restored.',
  exitCode: 3,
  message: ({ name, isScheduledForDeletion }) =>
    isScheduledForDeletion
      ? `The stack is to make the secret ${name}, and a deleted one still holds that name until its recovery window ends.`
      : `The stack is to make the secret ${name}, and there is one of that name that it did not make.`,
  hint: ({ next }) => next,
});

/** Secret and database have, or would end up with, different passwords. */
export const passwordNotSent = defineError<{
  readonly suffix: string;
  readonly version: number;
  /** It has happened already. */
  readonly missed: boolean;
  readonly sandbox: boolean;
}>({
  code: 'password-not-sent',
  summary:
    'The plan would put a new password into the secret and not into the database; or an earlier deploy did, because AWS refused to change the database.',
  exitCode: 3,
  message: ({ suffix, version, missed }) =>
    missed
      ? `${suffix}: the database did not get version ${version} of the password: the deploy that was to send it failed.`
      : `${suffix}: the plan puts a new password into the secret, but the database has version ${version} already and would not get it.`,
  hint: ({ suffix, sandbox }) =>
    `Raise the version, then run the command again: multienv secret rotate --env ${suffix}${sandbox ? ' --sandbox' : ''}`,
});

/** The stack would delete a secret that it is to read. */
export const passwordWouldBeDeleted = defineError<{ readonly suffix: string }>({
  code: 'password-would-be-deleted',
  summary:
    'The source of the password was `generated` and became `secretsManager`: the plan deletes the secret that it reads.',
  message: ({ suffix }) =>
    `${suffix}: the stack made the secret of the password and would delete it, because the source is \`secretsManager\` now.`,
  hint: () => 'Set `database.password.source` back to `generated`.',
});
