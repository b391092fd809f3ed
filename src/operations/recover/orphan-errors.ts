import { defineError } from '../../errors/define-error.js';
import type { Invocation } from '../../errors/invocation.js';

/** A file names a process that may be another one by now. */
export const processNotRecognised = defineError<{
  readonly suffix: string;
  readonly pid: number;
  readonly reason: string;
  readonly file: string;
  readonly invocation: Invocation;
}>({
  code: 'process-not-recognised',
  summary:
    'The process that a run has left behind cannot be told from any other by its id, its start and its program: it is never ended then.',
  exitCode: 3,
  message: ({ suffix, pid, reason }) =>
    `${suffix}: the process ${pid}, recorded as Terraform, ${reason}. It was left alone.`,
  hint: ({ suffix, pid, file, invocation }) =>
    `Look at it: ps -p ${pid} -o pid,lstart,args. If it is Terraform, end it (kill -INT ${pid}), else remove ${file}. Then: ${invocation.next('recover', { env: suffix })}`,
});
