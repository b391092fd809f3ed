import { type Invocation, sandboxCommands } from './invocation.js';

/** That there are no credentials, the same whoever looked for them. */
export function missingCredentialsText(suffix: string, reason = 'none were found.'): string {
  return `No usable AWS credentials for ${suffix}: ${reason}`;
}

/** What to do where there are no credentials, the same whoever looked for them. */
export function signInHint(invocation: Invocation, suffix: string): string {
  const { command } = invocation;
  const same = command !== undefined && sandboxCommands.includes(command) ? command : 'plan';
  const there = invocation.onSandbox('').next(same, { env: suffix });
  return `Sign in (\`aws sso login\`, \`aws configure\`), or name a profile with AWS_PROFILE or \`aws.profile\`. Without an AWS account: \`${invocation.next('sandbox up')}\`, then \`${there}\`.`;
}
