import { clientConfig } from './network/client-config.js';
import { send } from './send.js';
import type { AwsTarget } from './target.js';

/** Who AWS takes us for. */
export interface CallerIdentity {
  readonly accountId: string;
  readonly arn: string;
}

/**
 * Asks STS who we are; nobody can be forbidden to ask.
 * @throws UserError `aws-credentials-missing`, `aws-unreachable`, `aws-refused` (a role that may not be taken on too)
 */
export async function callerIdentity(target: AwsTarget): Promise<CallerIdentity> {
  const { STSClient, GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
  const answer = await send(
    async () => new STSClient(await clientConfig(target, 'STS')).send(new GetCallerIdentityCommand()),
    { service: 'STS', target },
  );
  return { accountId: answer?.Account ?? '', arn: answer?.Arn ?? '' };
}
