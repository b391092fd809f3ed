import { messageOf } from '../errors/message-of.js';

/** What keeps a file from being written, as the end of a sentence. */
const reasons: Readonly<Record<string, string>> = {
  ENOTDIR: 'a file stands where a folder of that path belongs',
  EEXIST: 'a file stands where a folder of that path belongs',
  EISDIR: 'that is a folder',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the quota of the disk is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'permission is denied',
  EPERM: 'the operation is not permitted',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
};

/** Why a file or folder cannot be written, in words: the system's own names a file of ours that nobody knows. */
export function whyNotWritable(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return Object.hasOwn(reasons, code) ? (reasons[code] ?? code) : messageOf(cause);
}
