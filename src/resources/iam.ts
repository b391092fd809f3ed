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
  unique: { by: ['name'], everyRegion: true },
  identity: ['name'],
  find: async (target, names) => {
    const { sdk, client, ask } = await open(target);
    const name = text(names, 'name');
    const answer = await ask(client.send(new sdk.GetRoleCommand({ RoleName: name })));
    return answer?.Role === undefined ? undefined : { importId: name, tags: tagsOf(answer.Role.Tags) };
  },
  effects: roleEffects,
  absence: {
    gravity: 'access',
    does: 'ends the role: whoever works with its credentials is refused',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage_delete.html',
  },
  outside: roleOutside,
  unmanaged: unmanagedPolicies,
  holdsData: false,
});

const instanceProfile = defineResource({
  type: 'aws_iam_instance_profile',
  unique: { by: ['name'], everyRegion: true },
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
  unique: { none: 'lies in its role' },
  identity: ['name', 'role'],
  importId: (names) => joined(names, { order: ['role', 'name'], separator: ':' }),
  madeAgain: setAgain,
  effects: rolePolicyEffects,
  presence,
  holdsData: false,
});

const managedPolicy = defineResource({
  type: 'aws_iam_policy',
  unique: { by: ['name'], everyRegion: true },
  usedBy: { own: 'arn' },
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
  unique: { none: 'lies in its role' },
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
