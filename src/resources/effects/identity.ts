import { type Effects, effectsOf } from '../effect.js';

const rolePage = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html';

/** What changes of a role mean. */
export const roleEffects: Effects = effectsOf(rolePage, {
  assume_role_policy: ['access', 'changes who may take the role'],
  inline_policy: ['access', 'changes what the role may do'],
  managed_policy_arns: ['access', 'changes what the role may do'],
  permissions_boundary: ['access', 'changes what the role may do at most'],
  max_session_duration: ['access', 'changes how long a session may last'],
  force_detach_policies: ['none', 'counts when the role is deleted'],
  description: ['none', 'describes the role'],
});

const policyPage = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-edit.html';
const policy = { gravity: 'access', does: 'changes what is allowed', page: policyPage } as const;
const role = { gravity: 'access', does: 'gives the rights to another role', page: policyPage } as const;

/** What changes of a policy of a resource mean. */
export const resourcePolicyEffects: Effects = { policy };

/** What changes of a policy in a role mean. */
export const rolePolicyEffects: Effects = { policy, role };

/** What changes of an instance profile mean. */
export const instanceProfileEffects: Effects = { role };

/** What changes of an attachment of a policy mean. */
export const policyAttachmentEffects: Effects = {
  role,
  policy_arn: { gravity: 'access', does: 'gives another policy', page: policyPage },
};
