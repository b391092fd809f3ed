import { environmentNames } from '../../../config/names/environment-names.js';
import { readSharedLock } from '../../state/state-locks.js';
import type { EnvironmentCheck } from '../check.js';
import { ok, problem } from '../diagnosis.js';

/** The name of the bucket is free, or the bucket is the one that the stack made. */
export const bucketCheck: EnvironmentCheck = {
  id: 'bucket',
  title: 'Bucket name',
  needsAccess: true,
  isBeforeDeploy: true,
  run: async (subject) => {
    const { account, environment, state } = subject;
    const name = environmentNames(environment).storage.bucket;
    const { accountId } = await account.identity();
    const [found, contents] = await Promise.all([account.bucketName(name, accountId), state()]);
    const rename =
      'Choose another name with `storage.bucketPrefix` or `storage.bucketName`, or have account and region added with `storage.bucketNamespace: account-region`.';
    if (found.holder === 'nobody') return ok(`${name} is free.`);
    if (found.holder === 'others')
      return problem(`The bucket name ${name} is taken: another account has it.`, rename);
    if (contents.has('aws_s3_bucket', ['bucket', name])) return ok(`${name} is the environment's own.`);
    if (!contents.isKnown)
      return ok(`${name} is in this account; only Terraform knows whether it is in the state.`);
    if ((await readSharedLock(subject)) !== undefined)
      return ok(`${name} is in this account; somebody works on the environment, who may be making it.`);
    return problem(
      `The bucket ${name} is in this account, but not in the state of ${environment.suffix}.`,
      `If a deploy was interrupted: ${subject.invocation.next('recover', { env: subject.environment.suffix })}. If it is this environment's own, and was deployed with another state: use that state. Otherwise: ${rename}`,
    );
  },
};
