import type { Effects } from '../effect.js';

const rolePage = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html';

/** What changes of a role mean. */
export const roleEffects: Effects = {
  assume_role_policy: { gravity: 'access', does: 'changes who may take the role', page: rolePage },
  inline_policy: { gravity: 'access', does: 'changes what the role may do', page: rolePage },
  managed_policy_arns: { gravity: 'access', does: 'changes what the role may do', page: rolePage },
  permissions_boundary: { gravity: 'access', does: 'changes what the role may do at most', page: rolePage },
  max_session_duration: { gravity: 'access', does: 'changes how long a session may last', page: rolePage },
  force_detach_policies: { gravity: 'none', does: 'counts when the role is deleted', page: rolePage },
  description: { gravity: 'none', does: 'describes the role', page: rolePage },
};

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
