import { clientConfig } from '../aws/network/client-config.js';
import type { AwsTarget } from '../aws/target.js';
import { asker } from './ask.js';
import { defineResource } from './define-resource.js';
import type { Effect } from './effect.js';
import {
  instanceProfileEffects,
  managedPolicyEffects,
  policyAttachmentEffects,
  roleEffects,
  rolePolicyEffects,
} from './effects/identity.js';
import { joined, tagsOf, text } from './lookup.js';
import { roleOutside, unmanagedPolicies } from './outside/identity.js';

/** Of whatever gives a role its rights. */
const presence: Effect = {
  gravity: 'access',
  does: 'gives rights to a role, or takes them',
  page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html',
};

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
  effects: roleEffects,
  outside: roleOutside,
  unmanaged: unmanagedPolicies,
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
  effects: instanceProfileEffects,
  presence,
  holdsData: false,
});

const rolePolicy = defineResource({
  type: 'aws_iam_role_policy',
  identity: ['name', 'role'],
  importId: (names) => joined(names, { order: ['role', 'name'], separator: ':' }),
  madeAgain: setAgain,
  effects: rolePolicyEffects,
  presence,
  holdsData: false,
});

const managedPolicy = defineResource({
  type: 'aws_iam_policy',
  identity: ['name'],
  find: async (target, names) => {
    const { sdk, client, ask } = await open(target);
    const name = text(names, 'name');
    let Marker: string | undefined;
    do {
      // A list knows no filter by name.
      const page = await ask(client.send(new sdk.ListPoliciesCommand({ Scope: 'Local', Marker })));
      const arn = page?.Policies?.find(({ PolicyName }) => PolicyName === name)?.Arn;
      if (arn !== undefined) {
        const found = await ask(client.send(new sdk.GetPolicyCommand({ PolicyArn: arn })));
        return found?.Policy && { importId: arn, tags: tagsOf(found.Policy.Tags) };
      }
      Marker = page?.IsTruncated ? page.Marker : undefined;
    } while (Marker !== undefined);
    return undefined;
  },
  effects: managedPolicyEffects,
  presence,
  holdsData: false,
});

const rolePolicyAttachment = defineResource({
  type: 'aws_iam_role_policy_attachment',
  identity: ['role', 'policy_arn'],
  importId: (names) => joined(names, { order: ['role', 'policy_arn'], separator: '/' }),
  madeAgain: setAgain,
  effects: policyAttachmentEffects,
  presence,
  holdsData: false,
});

/** Roles, their policies, and instance profiles. */
export const iamTypes = [role, instanceProfile, managedPolicy, rolePolicy, rolePolicyAttachment];

async function open(target: AwsTarget) {
  const sdk = await import('@aws-sdk/client-iam');
  const client = new sdk.IAMClient(await clientConfig(target, 'IAM'));
  return { sdk, client, ask: asker('IAM', target) };
}
