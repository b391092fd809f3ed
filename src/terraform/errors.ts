import { defineError } from '../errors/define-error.js';
import type { Invocation } from '../errors/invocation.js';
import { missingCredentialsText, signInHint } from '../errors/sign-in-hint.js';
import type { KnownRefusal } from '../resources/refusals/define-refusals.js';
import { describeLock, nameLock, type StateLock } from './state/state-lock.js';

const newerEngine =
  'Use the Terraform or OpenTofu that the environment was deployed with, or a newer release of multienv.';

/** Another run of ours works on the environment. */
export const environmentBusy = defineError<{
  readonly suffix: string;
  readonly command: string;
  readonly pid: number;
  readonly host: string;
  readonly started: string;
}>({
  code: 'environment-busy',
  summary: 'Another multienv command is running on the environment, in the same project folder.',
  exitCode: 3,
  message: ({ suffix, command, pid, host, started }) =>
    `${suffix} is busy: \`multienv ${command}\` (process ${pid} on ${host}) has been running since ${started}.`,
  hint: () => 'Run the command again when that run has ended, or add --wait to wait for it.',
});

/** Terraform outlived the run that started it. */
export const terraformStillRunning = defineError<{
  readonly suffix: string;
  readonly invocation: Invocation;
  readonly command: string;
  readonly started: string;
  readonly pid: number;
}>({
  code: 'terraform-still-running',
  summary: 'A multienv command was killed, and the Terraform process that it started is still running.',
  exitCode: 3,
  message: ({ suffix, command, started, pid }) =>
    `${suffix}: \`multienv ${command}\` of ${started} was killed, but its Terraform (process ${pid}) is still running.`,
  hint: ({ suffix, invocation }) =>
    `Wait until it has ended (--wait does this), or stop it: ${invocation.next('recover', { env: suffix })}`,
});

/** A run that was killed left something to put right first. */
export const environmentUnrecovered = defineError<{
  readonly suffix: string;
  readonly invocation: Invocation;
  /** What happened, in whole sentences. */
  readonly story: string;
}>({
  code: 'environment-unrecovered',
  summary:
    'A run that changed the environment was killed or crashed: `deploy`, `destroy` and `state migrate` wait for `recover`, because the state may not contain everything that was created.',
  exitCode: 3,
  message: ({ suffix, story }) => `${suffix}: ${story}`,
  hint: ({ suffix, invocation }) => invocation.next('recover', { env: suffix }),
});

/** Somebody else holds Terraform's lock on the state. */
export const stateLocked = defineError<{
  readonly suffix: string;
  readonly invocation: Invocation;
  /** Terraform's words, where the lock itself cannot be read. */
  readonly detail?: string;
  readonly lock?: StateLock;
}>({
  code: 'state-locked',
  summary: "Terraform's lock on the state of the environment is held by another run.",
  exitCode: 3,
  message: ({ suffix, detail, lock }) =>
    lock === undefined
      ? withDetail(`${suffix}: the state is locked.`, detail ?? '')
      : `${suffix}: the state is locked by ${describeLock(lock)}.`,
  hint: ({ suffix, invocation }) =>
    `Wait until that run has ended (--wait does this). If its process no longer exists: ${invocation.next('recover', { env: suffix })} after a run in this project folder, ${invocation.next('unlock', { env: suffix })} after any other.`,
});

/** The lock is another by now. */
export const lockChanged = defineError<{
  readonly suffix: string;
  readonly invocation: Invocation;
  readonly lock: StateLock;
  readonly now: StateLock;
}>({
  code: 'lock-changed',
  summary: 'The lock that was to be taken away was replaced by another one meanwhile: that one stays.',
  exitCode: 3,
  message: ({ suffix, lock, now }) =>
    `${suffix}: the lock ${lock.id} is gone, and the state is locked by ${nameLock(now)}. That lock was left in place.`,
  hint: ({ suffix, invocation }) =>
    `Somebody works on the environment: wait until that run has ended, or look at its lock: ${invocation.next('unlock', { env: suffix })}`,
});

/** Terraform found no room for what it had to write. */
export const terraformDiskFull = defineError<{ readonly suffix: string; readonly invocation: Invocation }>({
  code: 'terraform-disk-full',
  summary: 'The disk of the project is full, and Terraform could not write a file, possibly the state.',
  exitCode: 3,
  message: ({ suffix }) => `${suffix}: Terraform could not write a file: no space is left on the disk.`,
  hint: ({ suffix, invocation }) =>
    `Free disk space, then run the command again: it shows what is left to do (\`${invocation.next('plan', { env: suffix })}\`).`,
});

/** The file names another backend than the one that holds the state. */
export const backendChanged = defineError<{
  readonly suffix: string;
  readonly invocation: Invocation;
  readonly from: string;
  readonly to: string;
}>({
  code: 'backend-changed',
  summary: '`backend` names another place than the one where the state of the environment is stored.',
  message: ({ suffix, from, to }) =>
    `${suffix}: the state is in ${from}, but environments.yaml names ${to}. Nothing was changed: with that backend Terraform would see an empty environment.`,
  hint: ({ suffix, invocation }) =>
    `Move the state: ${invocation.next('state migrate', { env: suffix })}. Or restore the previous \`backend\`.`,
});

/** The secret with the password of the database does not exist. */
export const secretMissing = defineError<{ readonly suffix: string; readonly invocation: Invocation }>({
  code: 'secret-missing',
  summary: 'The Secrets Manager secret with the password of the database is missing, or has no value yet.',
  exitCode: 3,
  message: ({ suffix }) => `${suffix}: the secret rds-password-${suffix} does not exist or has no value.`,
  hint: ({ suffix, invocation }) => invocation.next('secret init', { env: suffix }),
});

/** The stack has looked at the value of the secret. */
export const passwordRefused = defineError<{ readonly suffix: string; readonly invocation: Invocation }>({
  code: 'password-refused',
  summary: 'The plan would send a password to the database that RDS refuses.',
  exitCode: 3,
  message: ({ suffix }) =>
    `${suffix}: RDS would refuse the value of the secret rds-password-${suffix} as the password of the database.`,
  hint: ({ suffix, invocation }) =>
    `See what is wrong with it: ${invocation.next('secret status', { env: suffix })}. Have a new one generated: ${invocation.next('secret rotate', { env: suffix })}.`,
});

/** Terraform reported an error. */
export const terraformFailed = defineError<{
  readonly suffix: string;
  readonly invocation: Invocation;
  readonly address?: string;
  readonly summary: string;
  readonly detail: string;
  /** What is known of it, where AWS refused something. */
  readonly known?: KnownRefusal | undefined;
}>({
  code: 'terraform-failed',
  summary:
    'Terraform or AWS reported an error; message and resource are quoted from Terraform. What is known of a refusal of AWS is on the page of refusals.',
  exitCode: 3,
  message: ({ suffix, address, summary, detail, known }) => {
    const quoted = withDetail(`${suffix}: ${address === undefined ? '' : `${address}: `}${summary}`, detail);
    return known === undefined ? quoted : `${quoted}\n${known.cause}\n${known.left}`;
  },
  hint: ({ suffix, invocation, known }) =>
    known === undefined
      ? `Fix the cause and run the command again: what was done so far is in the state, and only the rest remains (\`${invocation.next('plan', { env: suffix })}\`).`
      : `${known.remedy} Then: ${nextOf(known, { suffix, invocation })} (${known.page})`,
});

function nextOf(
  { next }: KnownRefusal,
  { suffix, invocation }: { readonly suffix: string; readonly invocation: Invocation },
): string {
  return next === 'validate' ? invocation.next(next) : invocation.next(next, { env: suffix });
}

/** Terraform ended without telling why. */
export const terraformCrashed = defineError<{
  readonly suffix: string;
  readonly invocation: Invocation;
  readonly step: string;
  readonly ending: string;
  readonly lastWords: string;
}>({
  code: 'terraform-crashed',
  summary: 'Terraform was killed, or ended with an error that it did not explain.',
  exitCode: 3,
  message: ({ suffix, step, ending, lastWords }) =>
    withDetail(`${suffix}: terraform ${step} ended without an error message (${ending}).`, lastWords),
  hint: ({ suffix, invocation, step }) =>
    step === 'apply'
      ? `Resources created in the last moments may be missing from the state: ${invocation.next('recover', { env: suffix })}`
      : 'Nothing was changed: run the command again. If memory ran out, use --parallel 1.',
});

function withDetail(line: string, detail: string): string {
  return detail === '' ? line : `${line}\n${detail}`;
}

/** The provider found no credentials. */
export const credentialsMissing = defineError<{ readonly suffix: string; readonly invocation: Invocation }>({
  code: 'terraform-credentials-missing',
  summary: 'The AWS provider of Terraform found no credentials.',
  exitCode: 3,
  message: ({ suffix }) => missingCredentialsText(suffix),
  hint: ({ suffix, invocation }) => signInHint(invocation, suffix),
});

/** Between the question and the apply something was exchanged. */
export const planChanged = defineError<{
  readonly suffix: string;
  readonly invocation: Invocation;
  readonly file: string;
}>({
  code: 'plan-changed',
  summary:
    'The saved plan, or what an apply reads besides it, is no longer what it was when the plan was shown: nothing is applied.',
  exitCode: 3,
  message: ({ suffix, file }) =>
    `${suffix}: ${file} has changed since the plan was made. Nothing was applied: it would not be what was shown.`,
  hint: ({ suffix, invocation }) =>
    `Find out what else writes there, then look at a new plan: ${invocation.next('plan', { env: suffix })}`,
});

/** `terraform show -json` printed something else than a plan of format 1. */
export const planUnreadable = defineError<{ readonly suffix: string; readonly reason: string }>({
  code: 'plan-unreadable',
  summary:
    "Terraform's output for a saved plan is not in a format that this release reads, so none of it is used.",
  exitCode: 3,
  message: ({ suffix, reason }) => `${suffix}: Terraform's plan cannot be read (${reason}).`,
  hint: () => newerEngine,
});

/** A state is in another format than version 4. */
export const stateUnreadable = defineError<{ readonly suffix: string; readonly reason: string }>({
  code: 'state-unreadable',
  summary: 'The state of an environment is not in a format that this release reads, so none of it is used.',
  exitCode: 3,
  message: ({ suffix, reason }) => `${suffix}: the state cannot be read (${reason}).`,
  hint: () => newerEngine,
});

/** A plan or state that nobody could hold in memory. */
export const terraformOutputTooLarge = defineError<{ readonly suffix: string; readonly step: string }>({
  code: 'terraform-output-too-large',
  summary: 'A plan, a state or outputs that Terraform prints are larger than 64 MiB.',
  exitCode: 3,
  message: ({ suffix, step }) =>
    `${suffix}: terraform ${step} printed more than 64 MiB, the most that is read.`,
  hint: () =>
    'Split the stack into smaller environments: a plan of this size holds tens of thousands of resources.',
});
