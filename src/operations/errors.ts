import { defineError } from '../errors/define-error.js';
import type { Invocation } from '../errors/invocation.js';

/** Which environment, and how the next command is called. */
interface About {
  readonly suffix: string;
  readonly invocation: Invocation;
}

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
  invocation: Invocation;
  protections: readonly { address: string; setting: string }[];
}>({
  code: 'environment-protected',
  summary: 'An environment to destroy is protected against deletion, by what its state says.',
  exitCode: 1,
  message: ({ suffix, protections }) =>
    `${suffix} is protected: ${protections.map(({ setting, address }) => `${setting} (${address})`).join(', ')}.`,
  hint: ({ suffix, invocation, protections }) =>
    `Set ${protections.map(({ setting }) => `${setting}: false`).join(' and ')} for ${suffix} in environments.yaml, run \`${invocation.next('deploy', { env: suffix })}\`, then destroy it.`,
});

/** There is no state of the environment. */
export const notDeployed = defineError<About & { readonly isOnSandbox: boolean }>({
  code: 'not-deployed',
  summary: 'Outputs were asked of an environment that has not been deployed.',
  message: ({ suffix, isOnSandbox }) =>
    `${suffix} is not deployed${isOnSandbox ? ' on the sandbox' : ''}: it has no outputs.`,
  hint: ({ suffix, invocation }) => invocation.next('deploy', { env: suffix }),
});

/** `secret rotate` found no place for the new version in the file. */
export const passwordVersionNotEditable = defineError<{ path: string; version: number }>({
  code: 'password-version-not-editable',
  summary: '`secret rotate` cannot raise the version in the file without changing more than that.',
  message: ({ path }) => `${path} cannot be set in the file: an alias or something unexpected stands there.`,
  hint: ({ path, version }) =>
    `Nothing was changed. Write ${path} as a number of its own (now ${version - 1}), then run the command again.`,
});

/** `bootstrap` has nothing to make. */
export const noStateBucket = defineError({
  code: 'no-state-bucket',
  summary: '`bootstrap` was asked for environments of which none keeps its state in S3.',
  message: () => 'None of the chosen environments has `backend: { type: s3 }`: there is no bucket to make.',
  hint: () => 'Add `backend: { type: s3, bucket: NAME }` under `defaults` or an environment.',
});

/** The lock of a backend that only Terraform knows. */
export const lockNotReadable = defineError<{ suffix: string; backend: string; invocation: Invocation }>({
  code: 'lock-not-readable',
  summary: '`unlock` cannot read the lock of a backend other than local and s3.',
  message: ({ suffix, backend }) => `${suffix}: the lock of ${backend} can be read by Terraform alone.`,
  hint: ({ suffix, invocation }) =>
    `Take the id of the lock from the error that told of it: ${invocation.next('unlock', { env: suffix, words: ['--lock-id', 'ID'] })}`,
});

interface ComparedState {
  readonly serial: number;
  readonly lineage: string;
  readonly addresses: readonly string[];
}

/** Two states that have nothing to do with each other. */
export const stateMigrationConflict = defineError<{
  suffix: string;
  from: string;
  to: string;
  source: ComparedState;
  target: ComparedState;
}>({
  code: 'state-migration-conflict',
  summary: 'The backend to which a state would move holds another state already.',
  exitCode: 1,
  message: ({ suffix, from, to, source, target }) =>
    `${suffix}: ${to} holds another state already (${inWords(target)}) than ${from} (${inWords(source)}). Nothing was changed.`,
  hint: () =>
    'Choose another `backend.keyPrefix` or bucket. If the other state is of no use any more, take it away there first.',
});

function inWords({ lineage, serial, addresses }: ComparedState): string {
  return `lineage ${lineage}, serial ${serial}, ${addresses.length} resources`;
}

/** A moved state that does not look like the original. */
export const stateMigrationUnverified = defineError<{
  suffix: string;
  from: string;
  to: string;
  backups: readonly string[];
}>({
  code: 'state-migration-unverified',
  summary: 'After a migration the two sides differ: somebody wrote one of them meanwhile.',
  exitCode: 3,
  message: ({ suffix, from, to }) =>
    `${suffix}: after the copy the state in ${to} differs from that in ${from}. ${from} remains the one in use.`,
  hint: ({ backups }) =>
    `See that nobody else works on it, and run the command again. Copies of before: ${backups.join(', ')}`,
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

/** Secret and database would end up with different passwords. */
export const passwordNotSent = defineError<About & { readonly version: number }>({
  code: 'password-not-sent',
  summary: 'The plan would put a new password into the secret and not into the database.',
  exitCode: 3,
  message: ({ suffix, version }) =>
    `${suffix}: the plan puts a new password into the secret, but the database has version ${version} already and would not get it.`,
  hint: ({ suffix, invocation }) =>
    `Raise the version, then run the command again: ${invocation.next('secret rotate', { env: suffix })}`,
});

/** Nobody knows whether the database took the password that the secret holds. */
export const passwordUnsent = defineError<About & { readonly at: string }>({
  code: 'password-unsent',
  summary:
    'The change that was to bring a new password to the database ended with an error, and Terraform takes it for done: secret and database may differ.',
  exitCode: 3,
  message: ({ suffix, at }) =>
    `${suffix}: the change that was to give the database its new password ended with an error, in the run of ${at}. Terraform does not try again, so the password in the secret may not open the database.`,
  hint: ({ suffix, invocation }) =>
    `Make a new version, which is sent again: ${invocation.next('secret rotate', { env: suffix })}, then ${invocation.next('deploy', { env: suffix })}`,
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

/** What `deploy` found out before it began. */
export const deployWouldFail = defineError<{
  readonly suffix: string;
  readonly title: string;
  readonly message: string;
  readonly next: string;
  readonly doctor: string;
}>({
  code: 'deploy-would-fail',
  summary: '`deploy` found, before it began, what would have stopped it later: the same that `doctor` finds.',
  exitCode: 3,
  message: ({ suffix, title, message }) => `${suffix}: ${title}: ${message}`,
  hint: ({ next, doctor }) => `${next}\nEvery check: ${doctor}\nTo deploy all the same: --skip-doctor`,
});

/** A state that Terraform left behind does not fit the one in the backend. */
export const erroredStateUnusable = defineError<{
  readonly suffix: string;
  readonly file: string;
  readonly reason: string;
  readonly invocation: Invocation;
}>({
  code: 'errored-state-unusable',
  summary:
    '`recover` found an errored.tfstate that it cannot put into the backend: it is of something else, or the state there has gone on without it.',
  exitCode: 3,
  message: ({ suffix, file, reason }) =>
    `${suffix}: ${file} cannot be put into the backend: ${reason}. Nothing was changed.`,
  hint: ({ suffix, invocation }) =>
    `Compare it with the state in the backend (\`terraform state pull\`). When nothing of it is missing there, move the file away and run \`${invocation.next('recover', { env: suffix })}\` again, which then imports what the journal knows.`,
});

/** Terraform refused to import something. */
export const importFailed = defineError<{
  readonly suffix: string;
  readonly invocation: Invocation;
  readonly address: string;
  readonly id: string;
  readonly reason: string;
}>({
  code: 'import-failed',
  summary: '`recover` found a resource that the state does not know, and Terraform could not import it.',
  exitCode: 3,
  message: ({ suffix, address, id, reason }) => `${suffix}: ${address} (${id}) cannot be imported: ${reason}`,
  hint: ({ suffix, invocation }) =>
    `Mend the cause, then run it again: ${invocation.next('recover', { env: suffix })}`,
});

/** The disk has no room for what a run may have to write. */
export const diskTooFull = defineError<{
  readonly suffix: string;
  readonly folder: string;
  readonly needed: number;
}>({
  code: 'disk-too-full',
  summary: 'The disk of the project has too little space for a run that changes an environment.',
  exitCode: 3,
  message: ({ suffix, folder, needed }) =>
    `${suffix}: fewer than ${needed} MiB are free on the disk of ${folder}. Nothing was changed: the state might not have found room.`,
  hint: () => 'Make room, then run the command again.',
});

/** The project's disk refuses to be written. */
export const workFolderUnusable = defineError<{ readonly file: string; readonly reason: string }>({
  code: 'work-folder-unusable',
  summary: 'A file under `.multienv` cannot be written: the disk is full, read-only or closed to the user.',
  exitCode: 3,
  message: ({ file, reason }) => `${file} cannot be written: ${reason}.`,
  hint: () =>
    'Make room or give yourself the permission, then run the command again: it says what is left to do.',
});
