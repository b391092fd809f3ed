import type { EnvironmentCheck } from '../check.js';
import { ok, problem, skipped } from '../diagnosis.js';
import { awsCommand } from '../next-command.js';

/** The region exists, and the account has enabled it where that is needed. */
export const regionCheck: EnvironmentCheck = {
  id: 'region',
  title: 'Region',
  needsAccess: false,
  isBeforeDeploy: true,
  run: async (subject) => {
    const { account, environment } = subject;
    const { region } = environment.aws;
    const identity = await account.identity().catch(() => undefined);
    if (identity === undefined) return skipped('Needs credentials first.');
    const status = identity.isRegionEnabled ? await account.regionStatus() : 'not-opted-in';
    if (status === undefined)
      return problem(`AWS knows no region ${region}.`, 'Correct `aws.region` in environments.yaml.');
    if (status !== 'not-opted-in') return ok(`${region} is enabled.`);
    const enable = awsCommand(subject, `account enable-region --region-name ${region}`);
    return problem(
      `${region} is not enabled in account ${identity.accountId}.`,
      // The region itself does not answer yet.
      `${enable.replace(` --region ${region}`, '')} (takes some minutes), or choose another \`aws.region\`.`,
    );
  },
};
