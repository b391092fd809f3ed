import { logBucketMissing } from '../../../aws/errors.js';
import { logBucketName, writesAccessLogs } from '../../../config/values/log-bucket.js';
import type { EnvironmentCheck } from '../check.js';
import { knownProblem, ok, problem } from '../diagnosis.js';

/** The bucket that receives access logs is there, in the account and region of the environment. */
export const logBucketCheck: EnvironmentCheck = {
  id: 'log-bucket',
  title: 'Log bucket',
  needsAccess: true,
  isBeforeDeploy: true,
  run: async ({ account, environment, invocation }) => {
    if (!writesAccessLogs(environment)) return ok('No access logs are written.');
    const { accountId } = await account.identity();
    const bucket = logBucketName(environment, accountId);
    const found = await account.bucketName(bucket, accountId);
    if (found.holder === 'nobody')
      return knownProblem(logBucketMissing.problem({ bucket, suffix: environment.suffix, invocation }));
    if (found.holder !== 'us')
      return problem(
        `The log bucket ${bucket} belongs to another account: S3 delivers access logs within an account only.`,
        'Name a bucket of this account in `logs.bucket`.',
      );
    const { region } = environment.aws;
    if (found.region !== undefined && found.region !== region)
      return problem(
        `The log bucket ${bucket} is in ${found.region}, the environment in ${region}.`,
        'Name a bucket of the same region in `logs.bucket`.',
      );
    return ok(`${bucket} receives access logs.`);
  },
};
