import type { Construct } from 'constructs';

/** What tells the database instance its password: a value with its version, or the order to make one itself. */
type PasswordAttributes =
  | {
      /** An ephemeral value. */
      readonly passwordWo: string;
      /** Sends the value again when it changes: Terraform cannot see that the value did. */
      readonly passwordWoVersion: number;
      /** What the value has to be like for the database to be given it. */
      readonly lifecycle?: {
        readonly precondition: { readonly condition: string; readonly errorMessage: string }[];
      };
    }
  | { readonly manageMasterUserPassword: true };

/** The database instance, as far as a password needs to know it. */
interface Instance {
  readonly identifier: string;
  /** Another one when the instance was replaced. */
  readonly resourceId: string;
}

/** Where the password of a database comes from, and where its application reads it. */
export interface DatabasePassword {
  readonly attributes: PasswordAttributes;
  /** ARN of the secret that the application reads; RDS's own is known once the instance is. */
  readonly secretArn: (scope: Construct, instance: Instance) => string;
}
