import { messageOf } from '../../errors/message-of.js';
import { UserError } from '../../errors/user-error.js';
import { reviewInputNotReadable } from './check-errors.js';

/**
 * Reads something that `--stack` or `--plan` names.
 * @throws UserError `review-input-not-readable` where the file system refuses
 */
export function withInputErrors<Result>(path: string, read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw reviewInputNotReadable.error({ file: path, reason: reasonOf(cause) }, { file: path, cause });
  }
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EISDIR') return 'it is a folder';
  return messageOf(cause).replace(/\.$/, '');
}
