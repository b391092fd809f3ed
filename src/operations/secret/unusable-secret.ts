import { secretUnusable } from '../../aws/errors.js';
import type { Target } from '../../aws/target.js';
import type { PasswordFault } from '../../constructs/database/password-fault.js';
import type { Problem } from '../../errors/problem.js';
import { awsCommand } from '../doctor/next-command.js';

/** A secret whose value RDS would refuse, with the ways on. */
export function unusableSecret(
  target: Target,
  { name, fault }: { readonly name: string; readonly fault: PasswordFault },
): Problem {
  const { environment, invocation } = target;
  // By a pipe: a value in the words of a command stays in the history of the shell, and a file mostly ends with a line break.
  const words = `secretsmanager put-secret-value --secret-id ${name} --secret-string file:///dev/stdin`;
  const put = awsCommand(target, words);
  return secretUnusable.problem({ name, fault, suffix: environment.suffix, invocation, put });
}
