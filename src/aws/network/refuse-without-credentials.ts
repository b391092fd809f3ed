import { awsCredentialsMissing } from '../errors.js';
import { explainAwsError } from '../explain-aws-error.js';
import type { AwsTarget } from '../target.js';
import { connectionOf } from './connection.js';
import { credentialsOf } from './credentials.js';

/**
 * Looks for credentials as Terraform's provider does, which takes half a minute to say that there are none. Whether AWS accepts them, and whether
 * a role may be taken on, is left to whoever uses them.
 * @throws UserError `aws-credentials-missing`
 */
export async function refuseWithoutCredentials(target: AwsTarget): Promise<void> {
  const { environment, invocation } = target;
  if (target.sandbox !== undefined) return;
  const own = { ...environment, aws: { ...environment.aws, roleArn: undefined } };
  const hurried = { ...target, environment: own, isHurried: true };
  try {
    await (await credentialsOf(hurried, await connectionOf(hurried, 'STS')))();
  } catch (error) {
    const about = { service: 'STS', environment: environment.suffix, invocation };
    const told = explainAwsError(error, about);
    // A network that is down, Terraform has its own word about: it may get through.
    if (told instanceof Error && 'code' in told && told.code === awsCredentialsMissing.code) throw told;
  }
}
