import { passwordRefusal } from '../../constructs/database/password-refusal.js';
import type { Invocation } from '../../errors/invocation.js';
import type { Problem } from '../../errors/problem.js';
import { findRefusal } from '../../resources/refusals/find-refusal.js';
import { destroyPrevented, preventedAddress, preventedSummary } from '../destroy-errors.js';
import {
  credentialsMissing,
  passwordRefused,
  secretMissing,
  stateLocked,
  terraformDiskFull,
  terraformFailed,
} from '../errors.js';
import type { TerraformDiagnostic } from '../json/messages.js';
import { providerLockReadonly } from '../provider-errors.js';

/** Which run the diagnostics come from. */
export interface DiagnosticContext {
  readonly suffix: string;
  readonly invocation: Invocation;
}

const secretAddress =
  /^(ephemeral\.aws_secretsmanager_secret_version|data\.aws_secretsmanager_secret(_version)?)\./;

/** AWS's error code, and the words of the provider's own `NotFound` error, which has no code. */
const notFound = /ResourceNotFoundException|couldn't find resource|empty result/;

/** Terraform gives a held lock neither code nor address: its summary is all there is. */
const lockSummary = 'Error acquiring the state lock';

/** Why else a lock is not to be had: nobody holds it then. */
const otherReasons = /permission denied|read-only file system|AccessDenied|Unsupported state file format/i;

/** The words of the system for ENOSPC and, from Windows, for a disk that is full. */
export function isAboutFullDisk(text: string): boolean {
  return /no space left on device|not enough space on the disk|disk quota exceeded/i.test(text);
}

/** Of `init -lockfile=readonly`, again without a code. */
const lockfileSummary = 'Provider dependency changes detected';

/** So the provider says that it found no credentials, again without a code. */
const noCredentials = 'No valid credential sources found';

/** The errors among Terraform's diagnostics, as problems that a person can mend; each once. */
export function problemsOf(
  diagnostics: readonly TerraformDiagnostic[],
  context: DiagnosticContext,
): readonly Problem[] {
  const problems = new Map<string, Problem>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity !== 'error') continue;
    const problem = problemOf(diagnostic, context);
    problems.set(`${problem.code} ${problem.message}`, problem);
  }
  return [...problems.values()];
}

function problemOf({ address, summary, detail }: TerraformDiagnostic, context: DiagnosticContext): Problem {
  if (address !== undefined && secretAddress.test(address) && notFound.test(`${summary} ${detail}`)) {
    return secretMissing.problem(context);
  }
  if (detail === passwordRefusal) return passwordRefused.problem(context);
  if (isAboutFullDisk(`${summary} ${detail}`)) return terraformDiskFull.problem(context);
  if (summary === lockSummary && !otherReasons.test(detail))
    return stateLocked.problem({ ...context, detail: detail.trim() });
  const kept = summary === preventedSummary ? preventedAddress(detail) : undefined;
  if (kept !== undefined) return destroyPrevented.problem({ ...context, address: kept });
  if (summary === lockfileSummary) return providerLockReadonly.problem(context);
  if (summary === noCredentials) return credentialsMissing.problem(context);
  const known = findRefusal(`${summary}\n${detail}`, address);
  return terraformFailed.problem({ ...context, address, summary, detail: detail.trim(), known });
}
