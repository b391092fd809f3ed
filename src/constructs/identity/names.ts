import { commonNameRules, type NameRules } from '../name-rule.js';

/** AWS names of the role and the instance profile. */
export interface IdentityNames {
  readonly role: string;
  readonly instanceProfile: string;
  /** The permissions boundary of the role. */
  readonly boundary: string;
}

export function identityNames({ suffix }: { readonly suffix: string }): IdentityNames {
  return {
    role: `ec2-role-${suffix}`,
    instanceProfile: `ec2-profile-${suffix}`,
    boundary: `ec2-boundary-${suffix}`,
  };
}

const pattern = /^[\w+=,.@-]+$/;

export const identityNameRules: NameRules<IdentityNames> = {
  role: commonNameRules.iamRole,
  instanceProfile: { resource: 'aws_iam_instance_profile', maxLength: 128, pattern, scope: 'account' },
  boundary: { resource: 'aws_iam_policy', maxLength: 128, pattern, scope: 'account' },
};
