/** Within what a name must be unique. */
export type NameScope = 'global' | 'account' | 'account-region';

/** AWS's rule for one kind of name; lengths and characters are from the API reference of each service. */
export interface NameRule {
  /** Terraform resource type. */
  readonly resource: string;
  readonly maxLength: number;
  readonly pattern: RegExp;
  /** What AWS refuses beyond that, and why. */
  readonly refused?: readonly (readonly [pattern: RegExp, why: string])[];
  readonly scope: NameScope;
}

/** The rule of every name of a block. */
export type NameRules<Names> = Readonly<Record<keyof Names, NameRule>>;

/** What IAM allows in names. */
const iamPattern = /^[\w+=,.@-]+$/;

/** Rules of kinds of names that several blocks have. */
export const commonNameRules = {
  iamRole: { resource: 'aws_iam_role', maxLength: 64, pattern: iamPattern, scope: 'account' },
  kmsAlias: {
    resource: 'aws_kms_alias',
    maxLength: 256,
    pattern: /^alias\/(?!aws\/)[\w/-]+$/,
    scope: 'account-region',
  },
  logGroup: {
    resource: 'aws_cloudwatch_log_group',
    maxLength: 512,
    pattern: /^[\w./#-]+$/,
    scope: 'account-region',
  },
} as const satisfies Readonly<Record<string, NameRule>>;
