import { UserError } from '../../../errors/user-error.js';
import type { EnvironmentCheck } from '../check.js';
import { type Diagnosis, ok, problem } from '../diagnosis.js';
import { diagnosisOfFailure } from '../diagnosis-of-failure.js';

/** There are credentials, and they have not expired. */
export const credentialsCheck: EnvironmentCheck = {
  id: 'credentials',
  title: 'AWS credentials',
  needsAccess: false,
  isBeforeDeploy: true,
  run: async ({ account, environment }) => {
    try {
      return ok(`Signed in as ${(await account.ownIdentity()).arn}.`);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return unknownCaller(diagnosisOfFailure(error, environment.suffix));
    }
  },
};

/** AWS tells everybody who they are: where that cannot be had, nothing else can. */
function unknownCaller(diagnosis: Diagnosis): Diagnosis {
  if (diagnosis.status === 'problem') return diagnosis;
  return problem(diagnosis.message, 'Check the network, the proxy, and AWS_ENDPOINT_URL if it is set.');
}
