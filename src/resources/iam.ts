import { clientConfig } from '../aws/client-config.js';
import type { AwsTarget } from '../aws/target.js';
import { asker } from './ask.js';
import { defineResource } from './define-resource.js';
import { joined, tagsOf, text } from './lookup.js';

const setAgain = 'AWS takes the same settings twice';

const role = defineResource({
  type: 'aws_iam_role',
  identity: ['name'],
  find: async (target, names) => {
    const { sdk, client, ask } = await open(target);
    const name = text(names, 'name');
    const answer = await ask(client.send(new sdk.GetRoleCommand({ RoleName: name })));
    return answer?.Role === undefined ? undefined : { importId: name, tags: tagsOf(answer.Role.Tags) };
  },
  holdsData: false,
});

const instanceProfile = defineResource({
  type: 'aws_iam_instance_profile',
  identity: ['name'],
  find: async (target, names) => {
    const { sdk, client, ask } = await open(target);
    const name = text(names, 'name');
    const command = new sdk.GetInstanceProfileCommand({ InstanceProfileName: name });
    const found = (await ask(client.send(command)))?.InstanceProfile;
    return found === undefined ? undefined : { importId: name, tags: tagsOf(found.Tags) };
  },
  holdsData: false,
});

const rolePolicy = defineResource({
  type: 'aws_iam_role_policy',
  identity: ['name', 'role'],
  importId: (names) => joined(names, { order: ['role', 'name'], separator: ':' }),
  madeAgain: setAgain,
  holdsData: false,
});

const rolePolicyAttachment = defineResource({
  type: 'aws_iam_role_policy_attachment',
  identity: ['role', 'policy_arn'],
  importId: (names) => joined(names, { order: ['role', 'policy_arn'], separator: '/' }),
  madeAgain: setAgain,
  holdsData: false,
});

/** Roles, their policies, and instance profiles. */
export const iamTypes = [role, instanceProfile, rolePolicy, rolePolicyAttachment];

async function open(target: AwsTarget) {
  const sdk = await import('@aws-sdk/client-iam');
  const client = new sdk.IAMClient(await clientConfig(target, 'IAM'));
  return { sdk, client, ask: asker('IAM', target) };
}
