import { awsCredentialsMissing, awsRefused } from '../../aws/errors.js';
import { httpStatusOf } from '../../aws/http-status.js';
import { plainInvocation } from '../../errors/invocation.js';
import { UserError } from '../../errors/user-error.js';
import { type Diagnosis, knownProblem, skipped, warning } from './diagnosis.js';

const denied =
  /^(AccessDenied|AccessDeniedException|AuthorizationError|UnauthorizedOperation|NotAuthorized|Forbidden)$/;

const credentialsMissing = (reason: string, environment: string) =>
  awsCredentialsMissing.problem({ reason, environment, invocation: plainInvocation }).message;

/**
 * What a check has found out when AWS did not answer its question. What is no failure that a person can mend is thrown.
 * @param environment suffix: environments share answers, and with them the errors of whoever asked first
 */
export function diagnosisOfFailure(error: unknown, environment: string | null): Diagnosis {
  if (!(error instanceof UserError)) throw error;
  const [first] = error.problems;
  if (first === undefined) throw error;
  if (error.code === awsCredentialsMissing.code && environment !== null && error.cause instanceof Error)
    return knownProblem({ ...first, message: credentialsMissing(error.cause.message, environment) });
  if (error.code !== awsRefused.code) return knownProblem(first);
  const name = error.cause instanceof Error ? error.cause.name : '';
  if (httpStatusOf(error.cause) === 501 || name === 'NotImplemented')
    return skipped('The emulator does not answer this; AWS does.');
  if (denied.test(name)) return skipped(`These credentials may not ask. ${first.message}`);
  return warning(first.message, first.hint);
}
