import { clientConfig } from './network/client-config.js';
import { send } from './send.js';
import type { AwsTarget } from './target.js';

/**
 * The value of a public parameter of AWS; undefined where there is none of that name in the region.
 * @throws UserError `aws-credentials-missing`, `aws-unreachable`, `aws-refused`
 */
export async function readPublicParameter(target: AwsTarget, name: string): Promise<string | undefined> {
  const { SSMClient, GetParameterCommand } = await import('@aws-sdk/client-ssm');
  const answer = await send(
    async () =>
      new SSMClient(await clientConfig(target, 'SSM')).send(new GetParameterCommand({ Name: name })),
    { service: 'Systems Manager', target, absent: ['ParameterNotFound'] },
  );
  return answer?.Parameter?.Value;
}
