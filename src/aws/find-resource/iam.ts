import { clientConfig } from '../client-config.js';
import type { AwsTarget } from '../target.js';
import { type Lookups, tagsOf, text } from './lookup.js';
import { sender } from './send.js';

/** Roles and instance profiles. */
export async function iamLookups(target: AwsTarget): Promise<Lookups> {
  const sdk = await import('@aws-sdk/client-iam');
  const client = new sdk.IAMClient(await clientConfig(target));
  const send = sender('IAM', target.environment.suffix);
  return {
    aws_iam_role: async (names) => {
      const name = text(names, 'name') ?? '';
      const answer = await send(client.send(new sdk.GetRoleCommand({ RoleName: name })));
      return answer?.Role === undefined ? undefined : { importId: name, tags: tagsOf(answer.Role.Tags) };
    },
    aws_iam_instance_profile: async (names) => {
      const name = text(names, 'name') ?? '';
      const command = new sdk.GetInstanceProfileCommand({ InstanceProfileName: name });
      const found = (await send(client.send(command)))?.InstanceProfile;
      return found === undefined ? undefined : { importId: name, tags: tagsOf(found.Tags) };
    },
  };
}
