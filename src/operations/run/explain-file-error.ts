import type { UserError } from '../../errors/user-error.js';
import { whyNotWritable } from '../../files/why-not-writable.js';
import { workFolderUnusable } from '../errors.js';

/** What keeps a file from being written, and is no fault of ours. */
const mendable: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EMFILE']);

/** Environments that fail by the same error share its explanation, so that it is told once. */
const explained = new WeakMap<Error, UserError>();

/** A full or closed disk under the project becomes an error with the next step; anything else comes back as it is. */
export function explainFileError(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return error;
  if (!mendable.has(String(error.code))) return error;
  const reason = whyNotWritable(error);
  const file = 'path' in error ? String(error.path) : 'a file of the project';
  const explanation = explained.get(error) ?? workFolderUnusable.error({ file, reason }, { cause: error });
  explained.set(error, explanation);
  return explanation;
}
