import { awsRefused } from '../../../aws/errors.js';
import { UserError } from '../../../errors/user-error.js';
import type { EnvironmentCheck, EnvironmentSubject } from '../check.js';
import { type Diagnosis, ok, problem, skipped } from '../diagnosis.js';

/** `aws.roleArn` can be assumed. */
export const roleCheck: EnvironmentCheck = {
  id: 'role',
  title: 'IAM role',
  needsAccess: false,
  isBeforeDeploy: true,
  run: async (subject) => {
    const { roleArn } = subject.environment.aws;
    if (roleArn === undefined) return skipped('None is named (`aws.roleArn`).');
    if (subject.sandbox !== undefined) return skipped('The emulator lets everybody assume any role.');
    const hasOwn = await subject.account.ownIdentity().catch(() => undefined);
    if (hasOwn === undefined) return skipped('Needs credentials first.');
    return takeOn(subject, roleArn);
  },
};

async function takeOn({ account, environment }: EnvironmentSubject, roleArn: string): Promise<Diagnosis> {
  try {
    await account.identity();
    return ok(`${roleArn} can be assumed.`);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== awsRefused.code) throw error;
    const externalId =
      environment.aws.externalId === undefined
        ? 'If its trust policy asks for an external id, set `aws.externalId`.'
        : 'Compare `aws.externalId` with what its trust policy asks for.';
    const fix = `Let the trust policy of the role name who you are, and let your own policy allow sts:AssumeRole on it. ${externalId}`;
    return problem(`${roleArn} cannot be assumed: ${error.message}`, fix);
  }
}
