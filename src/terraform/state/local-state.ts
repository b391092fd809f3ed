import { fileLimits } from '../../files/file-limits.js';
import { readLimited } from '../../files/read-limited.js';
import { isCutOff, tryParseState } from '../json/state.js';
import { isEmptyState } from '../json/state-resources.js';

/** Whether a state file was cut off, as a disk that is full does it. */
export function isDamagedStateFile(file: string): boolean {
  return isCutOff(read(file) ?? '');
}

/** Whether a state file holds nothing, or is not there. One that cannot be read, or is blank, is left to Terraform to explain. */
export function isEmptyStateFile(file: string): boolean {
  const text = read(file);
  if (text === undefined) return true;
  const state = text.trim() === '' ? undefined : tryParseState(text);
  return state !== undefined && isEmptyState(state);
}

/** Undefined where there is no such file, empty where it cannot be read. */
function read(file: string): string | undefined {
  try {
    return readLimited(file, fileLimits.document);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? undefined : '';
  }
}
