import type { EnvironmentCheck } from '../check.js';
import { ok, problem, skipped } from '../diagnosis.js';

/** The account is the one that the file names. */
export const accountCheck: EnvironmentCheck = {
  id: 'account',
  title: 'AWS account',
  needsAccess: false,
  isBeforeDeploy: true,
  run: async ({ account, environment }) => {
    const identity = await account.identity().catch(() => undefined);
    if (identity === undefined) return skipped('Needs credentials first.');
    const { accountId } = identity;
    const wanted = environment.aws.accountId;
    if (wanted === undefined)
      return ok(`${accountId}. With \`aws.accountId: "${accountId}"\` Terraform would refuse any other.`);
    if (wanted === accountId) return ok(`${accountId}, as \`aws.accountId\` says.`);
    return problem(
      `The credentials belong to account ${accountId}; \`aws.accountId\` is ${wanted}.`,
      'Sign in to the other account, or name it with `aws.profile` (or AWS_PROFILE) or `aws.roleArn`. Change `aws.accountId` only if the file is wrong.',
    );
  },
};
