import { DataAwsCallerIdentity } from '@cdktn/provider-aws/lib/data-aws-caller-identity/index.js';
import type { TerraformStack } from 'cdktn';

const id = 'account';

/** The account that an environment is deployed to, asked once. */
export function accountId(stack: TerraformStack): string {
  const asked = stack.node.tryFindChild(id);
  return (asked instanceof DataAwsCallerIdentity ? asked : new DataAwsCallerIdentity(stack, id)).accountId;
}
