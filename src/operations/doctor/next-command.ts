import type { EnvironmentSubject } from './check.js';

/** A command of ours for the environment of a check: `multienv secret init --env dev-001 --sandbox`. */
export function ownCommand({ environment, sandboxEndpoint }: EnvironmentSubject, words: string): string {
  return `multienv ${words} --env ${environment.suffix}${sandboxEndpoint === undefined ? '' : ' --sandbox'}`;
}

/** A command of the AWS CLI for the account and region of a check. */
export function awsCommand({ environment, sandboxEndpoint }: EnvironmentSubject, words: string): string {
  const { region, profile } = environment.aws;
  const as = profile === undefined ? '' : ` --profile ${profile}`;
  const at = sandboxEndpoint === undefined ? '' : ` --endpoint-url ${sandboxEndpoint}`;
  return `aws ${words} --region ${region}${as}${at}`;
}
