import type { EnvironmentCheck } from '../check.js';
import { ok } from '../finding.js';

/** There are credentials, and they have not expired. */
export const credentialsCheck: EnvironmentCheck = {
  id: 'credentials',
  title: 'AWS credentials',
  needsAccess: false,
  isBeforeDeploy: true,
  run: async ({ account }) => ok(`Signed in as ${(await account.ownIdentity()).arn}.`),
};
