import { setTimeout as sleep } from 'node:timers/promises';
import type { EnvironmentCheck, EnvironmentSubject, GeneralCheck, GeneralSubject } from './check.js';
import { type CheckStatus, type Diagnosis, problem, skipped } from './diagnosis.js';
import { diagnosisOfFailure } from './diagnosis-of-failure.js';

/** One check and what it found. */
export interface CheckResult {
  readonly id: string;
  readonly title: string;
  /** Suffix; null for a check of machine and project. */
  readonly environment: string | null;
  readonly status: CheckStatus;
  readonly message: string;
  /** The command or edit that fixes it. */
  readonly fix: string | null;
  /** Code of the declared error of which this is an early word. */
  readonly code?: string;
}

/** Longer than the requests of a check may take by themselves: nothing hangs. */
const longestCheckMs = 15_000;

/** The emulator is one process that every environment shares: under load it is slow, and still there. */
const longestOnSandboxMs = 60_000;

/** Runs one check of machine and project to its end. */
export async function examineProject(
  { id, title, run }: GeneralCheck,
  subject: GeneralSubject,
): Promise<CheckResult> {
  const diagnosis = await settle(async () => run(subject), null);
  return { id, title, environment: null, ...told(diagnosis) };
}

/** Runs one check of an environment to its end, if what it needs is given. */
export async function examineEnvironment(
  { id, title, needsAccess, run }: EnvironmentCheck,
  subject: EnvironmentSubject,
  longestMs = subject.sandbox === undefined ? longestCheckMs : longestOnSandboxMs,
): Promise<CheckResult> {
  const work = async () => {
    const missing = needsAccess ? await missingAccess(subject) : undefined;
    return missing === undefined ? run(subject) : skipped(missing);
  };
  const environment = subject.environment.suffix;
  const diagnosis = await settle(work, environment, longestMs);
  return { id, title, environment, ...told(diagnosis) };
}

/** Why nothing can be asked in the account of an environment; undefined where all can. */
async function missingAccess({ account, environment }: EnvironmentSubject): Promise<string | undefined> {
  const identity = await account.identity().catch(() => undefined);
  if (identity === undefined) return 'Needs access to AWS first.';
  const { accountId } = environment.aws;
  if (accountId !== undefined && identity.accountId !== accountId) return 'Needs the right account first.';
  return identity.isRegionEnabled ? undefined : 'Needs the region first.';
}

/** @throws what is no failure that a person can mend */
async function settle(
  work: () => Promise<Diagnosis>,
  environment: string | null,
  longestMs = longestCheckMs,
): Promise<Diagnosis> {
  const ended = new AbortController();
  const late = async () => {
    await sleep(longestMs, undefined, { signal: ended.signal });
    return problem(
      `There was no answer within ${longestMs / 1000} seconds.`,
      'Check the network and the proxy, then run the command again.',
    );
  };
  const overdue = late();
  // The end of a check that was in time.
  overdue.catch(() => undefined);
  try {
    const diagnosis = work().catch((error: unknown) => diagnosisOfFailure(error, environment));
    return await Promise.race([diagnosis, overdue]);
  } finally {
    ended.abort();
  }
}

function told({ status, message, fix, code }: Diagnosis) {
  return { status, message, fix: fix ?? null, ...(code === undefined ? {} : { code }) };
}
