import { type Effects, effectsOf } from '../effect.js';
import { byItems } from './by-value/by-items.js';
import { byPolicy } from './by-value/policy-change.js';
import { asNumber, protecting } from './by-value/protecting.js';

const rolePage = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html';

const sessionPage =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html#id_roles_update-session-duration';

/** What changes of a role mean. */
export const roleEffects: Effects = {
  ...effectsOf(rolePage, {
    inline_policy: ['access', 'changes what the role may do'],
    force_detach_policies: ['none', 'counts when the role is deleted'],
    description: ['none', 'describes the role'],
  }),
  assume_role_policy: byPolicy({ gravity: 'access', does: 'changes who may take the role', page: rolePage }),
  managed_policy_arns: byItems(
    { gravity: 'access', does: 'changes what the role may do', page: rolePage },
    { adds: 'gives it #', removes: 'takes # away' },
  ),
  permissions_boundary: protecting({
    ...{ page: rolePage, gravity: 'access' },
    level: (value) => (typeof value === 'string' && value !== '' ? 1 : 0),
    off: 'turns off the boundary of the role: it may do all that its policies allow',
    on: 'turns on a boundary of the role: it may do no more than that allows',
    else: 'changes what the role may do at most',
  }),
  max_session_duration: protecting({
    ...{ page: sessionPage, gravity: 'access' },
    // The shorter, the less a stolen session is worth.
    level: (value) => 1 / (asNumber(value) || 3600),
    ...{ off: 'lets a session last longer', on: 'lets a session last shorter' },
    ...{ less: 'lets a session last longer', more: 'lets a session last shorter' },
    else: 'changes how long a session may last',
  }),
};

const policyPage = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-edit.html';
const policy = byPolicy({ gravity: 'access', does: 'changes what is allowed', page: policyPage });
const role = { gravity: 'access', does: 'gives the rights to another role', page: policyPage } as const;

/** What changes of a policy of a resource mean. */
export const resourcePolicyEffects: Effects = { policy };

/** What changes of a policy in a role mean. */
export const rolePolicyEffects: Effects = { policy, role };

/** What changes of a managed policy of one's own mean. */
export const managedPolicyEffects: Effects = {
  policy,
  ...effectsOf(policyPage, { description: ['none', 'describes the policy'] }),
};

/** What changes of an instance profile mean. */
export const instanceProfileEffects: Effects = { role };

/** What changes of an attachment of a policy mean. */
export const policyAttachmentEffects: Effects = {
  role,
  policy_arn: { gravity: 'access', does: 'gives another policy', page: policyPage },
};
