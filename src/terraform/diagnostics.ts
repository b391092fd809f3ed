import type { Problem } from '../errors/problem.js';
import { credentialsMissing, secretMissing, stateLocked, terraformFailed } from './errors.js';
import type { TerraformDiagnostic } from './messages.js';

/** Which run the diagnostics come from. */
export interface DiagnosticContext {
  readonly suffix: string;
  readonly sandbox: boolean;
}

const secretAddress =
  /^(ephemeral\.aws_secretsmanager_secret_version|data\.aws_secretsmanager_secret(_version)?)\./;

/** AWS's error code, and the words of the provider's own `NotFound` error, which has no code. */
const notFound = /ResourceNotFoundException|couldn't find resource|empty result/;

/** Terraform gives a held lock neither code nor address: its summary is all there is. */
const lockSummary = 'Error acquiring the state lock';

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
  if (summary === lockSummary) return stateLocked.problem({ ...context, detail: detail.trim() });
  if (summary === noCredentials) return credentialsMissing.problem(context);
  return terraformFailed.problem({ ...context, address, summary, detail: detail.trim() });
}
