import type { Target } from '../../aws/target.js';
import { environmentNames } from '../../config/names/environment-names.js';

/** What `secret-name-taken` says of a secret that stands in the way of the stack's own. */
export function takenName(
  { environment, sandbox }: Pick<Target, 'environment' | 'sandbox'>,
  isScheduledForDeletion: boolean,
) {
  const name = environmentNames(environment).database.passwordSecret;
  const endpoint = sandbox === undefined ? '' : ` --endpoint-url ${sandbox.endpoint}`;
  const remove = `aws secretsmanager delete-secret --secret-id ${name} --force-delete-without-recovery --region ${environment.aws.region}${endpoint}`;
  const next = isScheduledForDeletion
    ? `If nothing needs the old password any more, delete it for good: ${remove}`
    : `Keep it with \`database.password.source: secretsManager\`, or delete it for good and raise \`database.password.version\` in the same breath: ${remove}`;
  return { name, isScheduledForDeletion, next };
}
