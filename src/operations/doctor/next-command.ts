import type { Target } from '../../aws/target.js';

/** A command of the AWS CLI for the account and region of a check. */
export function awsCommand({ environment, sandbox }: Target, words: string): string {
  const { region, profile } = environment.aws;
  const as = profile === undefined ? '' : ` --profile ${profile}`;
  const at = sandbox === undefined ? '' : ` --endpoint-url ${sandbox.endpoint}`;
  return `aws ${words} --region ${region}${as}${at}`;
}
