import { counted } from '../counted.js';
import { defineError } from '../errors/define-error.js';
import type { Invocation } from '../errors/invocation.js';

/** Which environment, and how the next command is called. */
interface About {
  readonly suffix: string;
  readonly invocation: Invocation;
}

/** The output folder of `synth` cannot be created or written. */
export const outputNotWritable = defineError<{ folder: string; reason: string }>({
  code: 'output-not-writable',
  summary: 'The output folder of `synth` cannot be created or written.',
  message: ({ folder, reason }) => `Cannot write to ${folder}: ${reason}.`,
  hint: () => 'Choose another folder with `--out DIR`, or make this one writable.',
});

/** There is no state of the environment. */
export const notDeployed = defineError<
  About & { readonly isOnSandbox: boolean; readonly livesOnSandbox?: boolean }
>({
  code: 'not-deployed',
  summary: 'Outputs were requested for an environment that is not deployed.',
  message: ({ suffix, isOnSandbox, livesOnSandbox = false }) => {
    if (livesOnSandbox)
      return `${suffix} is deployed on the sandbox and not on AWS: without \`--sandbox\` it has no outputs.`;
    return `${suffix} is not deployed${isOnSandbox ? ' on the sandbox' : ''}: it has no outputs.`;
  },
  hint: ({ suffix, invocation, livesOnSandbox = false }) =>
    livesOnSandbox
      ? invocation.onSandbox('').next('output', { env: suffix })
      : invocation.next('deploy', { env: suffix }),
});

/** `secret rotate` found no place for the new version in the file. */
export const passwordVersionNotEditable = defineError<{ path: string; version: number }>({
  code: 'password-version-not-editable',
  summary: '`secret rotate` cannot raise the version in the file without changing other settings too.',
  message: ({ path }) =>
    `${path} cannot be set in the file: its place holds an alias or an unexpected value.`,
  hint: ({ path, version }) =>
    `Nothing was changed. Write ${path} as a plain number (now ${version - 1}), then run the command again.`,
});

/** `bootstrap` has nothing to make. */
export const noStateBucket = defineError({
  code: 'no-state-bucket',
  summary: '`bootstrap` was run for environments that keep neither their state nor access logs in S3.',
  message: () =>
    'None of the chosen environments has `backend: { type: s3 }`, or access logs: there is no bucket to create.',
  hint: () => 'Add `backend: { type: s3, bucket: NAME }` under `defaults` or an environment.',
});

/** The lock of a backend that only Terraform knows. */
export const lockNotReadable = defineError<{ suffix: string; backend: string; invocation: Invocation }>({
  code: 'lock-not-readable',
  summary: '`unlock` cannot read the lock of a backend other than local and s3.',
  message: ({ suffix, backend }) => `${suffix}: only Terraform can read the lock of the backend ${backend}.`,
  hint: ({ suffix, invocation }) =>
    `Copy the lock ID from the error message that reported the lock: ${invocation.next('unlock', { env: suffix, words: ['--lock-id', 'ID'] })}`,
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
  summary: 'The backend to which a state would move already holds another state.',
  exitCode: 1,
  message: ({ suffix, from, to, source, target }) =>
    `${suffix}: ${to} already holds another state (${inWords(target)}) than ${from} (${inWords(source)}). Nothing was changed.`,
  hint: () =>
    'Choose another `backend.keyPrefix` or bucket. If the other state is no longer needed, remove it first.',
});

function inWords({ lineage, serial, addresses }: ComparedState): string {
  return `lineage ${lineage}, serial ${serial}, ${counted(addresses.length, 'resource')}`;
}

/** A moved state that does not look like the original. */
export const stateMigrationUnverified = defineError<{
  suffix: string;
  from: string;
  to: string;
  backups: readonly string[];
}>({
  code: 'state-migration-unverified',
  summary: 'After a migration the two states differ: another run changed one of them in the meantime.',
  exitCode: 3,
  message: ({ suffix, from, to }) =>
    `${suffix}: after the copy the state in ${to} differs from that in ${from}. ${from} stays in use.`,
  hint: ({ backups }) =>
    `Make sure that nobody else is working on it, and run the command again. Backups of the earlier states: ${backups.join(', ')}`,
});

/** The source of the password has no secret that the command could work on. */
export const secretNotOurs = defineError<{
  readonly suffix: string;
  readonly source: 'generated' | 'rdsManaged';
  readonly next: string;
}>({
  code: 'secret-not-ours',
  summary: 'A `secret` command does not apply to the password source of the environment.',
  message: ({ suffix, source }) =>
    source === 'generated'
      ? `${suffix} has \`database.password.source: generated\`: the stack creates the secret.`
      : `${suffix} has \`database.password.source: rdsManaged\`: RDS creates the secret and rotates the password.`,
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
    'With `database.password.source: generated` the stack creates the secret, but a secret of that name exists, or is scheduled for deletion.',
  exitCode: 3,
  message: ({ name, isScheduledForDeletion }) =>
    isScheduledForDeletion
      ? `The stack creates the secret ${name}, but a secret of that name is scheduled for deletion and keeps the name until its recovery window ends.`
      : `The stack creates the secret ${name}, but a secret of that name exists that the stack did not create.`,
  hint: ({ next }) => next,
});

/** Secret and database would end up with different passwords. */
export const passwordNotSent = defineError<About & { readonly version: number }>({
  code: 'password-not-sent',
  summary: 'The plan would change the password in the secret but not in the database.',
  exitCode: 3,
  message: ({ suffix, version }) =>
    `${suffix}: the plan changes the password in the secret, but the database already has version ${version} and would not be changed.`,
  hint: ({ suffix, invocation }) =>
    `Raise the version, then run the command again: ${invocation.next('secret rotate', { env: suffix })}`,
});

/** Nobody knows whether the database took the password that the secret holds. */
export const passwordUnsent = defineError<About & { readonly at: string }>({
  code: 'password-unsent',
  summary:
    'The update that sends a new password to the database failed, and Terraform regards it as done: secret and database may differ.',
  exitCode: 3,
  message: ({ suffix, at }) =>
    `${suffix}: the update that sends the new password to the database failed in the run of ${at}. Terraform does not retry it, so the password in the secret may not be the one of the database.`,
  hint: ({ suffix, invocation }) =>
    `Rotate again, so that a new version is sent: ${invocation.next('secret rotate', { env: suffix })}, then ${invocation.next('deploy', { env: suffix })}`,
});

/** The stack would delete a secret that it is to read. */
export const passwordWouldBeDeleted = defineError<{ readonly suffix: string }>({
  code: 'password-would-be-deleted',
  summary:
    'The password source changed from `generated` to `secretsManager`: the plan would delete the secret that it reads.',
  message: ({ suffix }) =>
    `${suffix}: the stack created the secret of the password and would delete it, because the source is now \`secretsManager\`.`,
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
  summary: 'A check before `deploy` found a problem that would make it fail; `doctor` runs the same checks.',
  exitCode: 3,
  message: ({ suffix, title, message }) => `${suffix}: ${title}: ${message}`,
  hint: ({ next, doctor }) => `${next}\nEvery check: ${doctor}\nTo deploy anyway: --skip-doctor`,
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
    '`recover` found an errored.tfstate that it cannot push to the backend: it belongs to another state, or the state in the backend is newer.',
  exitCode: 3,
  message: ({ suffix, file, reason }) =>
    `${suffix}: ${file} cannot be pushed to the backend: ${reason}. Nothing was changed.`,
  hint: ({ suffix, invocation }) =>
    `Compare it with the state in the backend (\`terraform state pull\`). If the backend lacks none of its resources, move the file away and run \`${invocation.next('recover', { env: suffix })}\` again, which then imports the resources that the journal lists.`,
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
  summary: '`recover` found a resource that is missing from the state, and Terraform could not import it.',
  exitCode: 3,
  message: ({ suffix, address, id, reason }) => `${suffix}: ${address} (${id}) cannot be imported: ${reason}`,
  hint: ({ suffix, invocation }) =>
    `Fix the cause, then run it again: ${invocation.next('recover', { env: suffix })}`,
});

/** The disk has too little space for what a run may have to write. */
export const diskTooFull = defineError<{
  readonly suffix: string;
  readonly folder: string;
  readonly needed: number;
}>({
  code: 'disk-too-full',
  summary: 'The disk of the project has too little space for a run that changes an environment.',
  exitCode: 3,
  message: ({ suffix, folder, needed }) =>
    `${suffix}: fewer than ${needed} MiB are free on the disk of ${folder}. Nothing was changed, because there might not be enough space to write the state.`,
  hint: () => 'Free disk space, then run the command again.',
});

/** The project's disk refuses to be written. */
export const workFolderUnusable = defineError<{ readonly file: string; readonly reason: string }>({
  code: 'work-folder-unusable',
  summary:
    'A file under `.multienv` cannot be written: the disk is full or read-only, or the user has no permission.',
  exitCode: 3,
  message: ({ file, reason }) => `${file} cannot be written: ${reason}.`,
  hint: () =>
    'Free disk space or grant yourself the permission, then run the command again: it shows what is left to do.',
});
