import { commonNameRules, type NameRule, type NameRules } from '../name-rule.js';

/** Names of the security groups, and of what a VPC of its own has. */
export interface NetworkNames {
  readonly albSecurityGroup: string;
  readonly appSecurityGroup: string;
  readonly dbSecurityGroup: string;
  readonly endpointSecurityGroup: string;
  /** The tag `Name` of the VPC; its parts carry it in front of theirs. */
  readonly vpc: string;
  readonly flowLogGroup: string;
  readonly flowLogRole: string;
}

export function networkNames({ suffix }: { readonly suffix: string }): NetworkNames {
  return {
    albSecurityGroup: `alb-sg-${suffix}`,
    appSecurityGroup: `app-sg-${suffix}`,
    dbSecurityGroup: `db-sg-${suffix}`,
    endpointSecurityGroup: `endpoints-sg-${suffix}`,
    vpc: `vpc-${suffix}`,
    flowLogGroup: `vpc-flow-logs-${suffix}`,
    flowLogRole: `vpc-flow-logs-role-${suffix}`,
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
  endpointSecurityGroup: securityGroup,
  vpc: { resource: 'aws_vpc', maxLength: 256, pattern: /^[\w .:/=+@-]+$/, scope: 'account-region' },
  flowLogGroup: commonNameRules.logGroup,
  flowLogRole: commonNameRules.iamRole,
};
