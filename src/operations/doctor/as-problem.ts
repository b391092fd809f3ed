import type { Target } from '../../aws/target.js';
import type { Problem } from '../../errors/problem.js';
import { deployWouldFail } from '../errors.js';
import type { CheckResult } from './examine.js';

/** What a check has found, as the error of a deploy that it would stop. */
export function asProblem(
  { environment, invocation }: Pick<Target, 'environment' | 'invocation'>,
  { title, message, fix, code }: CheckResult,
): Problem {
  const { suffix } = environment;
  const doctor = invocation.next('doctor', { env: suffix });
  const next = fix ?? '';
  const problem = deployWouldFail.problem({ suffix, title, message, next, doctor });
  // The errors that plan and apply have for the same cause keep their code and their words.
  return code === undefined ? problem : { ...problem, code, message };
}
