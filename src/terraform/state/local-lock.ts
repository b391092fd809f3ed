import { basename, dirname, join } from 'node:path';
import { fileLimits } from '../../files/file-limits.js';
import { readLimited } from '../../files/read-limited.js';
import { parseLock, type StateLock } from './state-lock.js';

/** What Terraform left beside a local state when it locked it. A killed Terraform leaves it too, although its lock is gone with it. */
export function readLocalLock(stateFile: string): StateLock | undefined {
  try {
    return parseLock(readLimited(lockInfoFile(stateFile), fileLimits.record));
  } catch {
    return undefined;
  }
}

/** Where Terraform names the holder of the lock on a local state. */
function lockInfoFile(stateFile: string): string {
  return join(dirname(stateFile), `.${basename(stateFile)}.lock.info`);
}
