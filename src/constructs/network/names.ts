import type { NameRule, NameRules } from '../name-rule.js';

/** Names of the security groups. */
export interface NetworkNames {
  readonly albSecurityGroup: string;
  readonly appSecurityGroup: string;
  readonly dbSecurityGroup: string;
}

export function networkNames({ suffix }: { readonly suffix: string }): NetworkNames {
  return {
    albSecurityGroup: `alb-sg-${suffix}`,
    appSecurityGroup: `app-sg-${suffix}`,
    dbSecurityGroup: `db-sg-${suffix}`,
  };
}

const securityGroup: NameRule = {
  resource: 'aws_security_group',
  maxLength: 255,
  pattern: /^(?!sg-)[\w .:/()#,@[\]+=&;{}!$*-]+$/,
  scope: 'account-region',
};

export const networkNameRules: NameRules<NetworkNames> = {
  albSecurityGroup: securityGroup,
  appSecurityGroup: securityGroup,
  dbSecurityGroup: securityGroup,
};
