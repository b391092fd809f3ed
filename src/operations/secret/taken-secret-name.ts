import { environmentNames } from '../../config/names/environment-names.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';

interface TakenSecret {
  readonly environment: ResolvedEnvironment;
  readonly sandboxEndpoint: string | undefined;
  readonly isScheduledForDeletion: boolean;
}

/** What `secret-name-taken` says of a secret that stands in the way of the stack's own. */
export function takenName({ environment, sandboxEndpoint, isScheduledForDeletion }: TakenSecret) {
  const name = environmentNames(environment).database.passwordSecret;
  const endpoint = sandboxEndpoint === undefined ? '' : ` --endpoint-url ${sandboxEndpoint}`;
  const remove = `aws secretsmanager delete-secret --secret-id ${name} --force-delete-without-recovery --region ${environment.aws.region}${endpoint}`;
  const next = isScheduledForDeletion
    ? `If nothing needs the old password any more, delete it for good: ${remove}`
    : `Keep it with \`database.password.source: secretsManager\`, or delete it for good and raise \`database.password.version\` in the same breath: ${remove}`;
  return { name, isScheduledForDeletion, next };
}
