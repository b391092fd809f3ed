import { randomUUID } from 'node:crypto';
import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Makes a file with its text at once, for its owner alone: no reader ever finds it empty, and takes it for a leftover or waits for its text.
 * @returns false where there is one of that name
 */
export function createWholeFile(file: string, text: string): boolean {
  const aside = `${file}.${randomUUID()}`;
  try {
    writeFileSync(aside, text, { mode: 0o600, flag: 'wx' });
    linkSync(aside, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * Removes what a dead process left behind. Of two that find the same leftover only one removes it, and neither takes the file that the other
 * has made meanwhile.
 * @param isLeftover looks whether what was moved aside is what was found; else it is put back
 */
export function removeLeftover(file: string, isLeftover: (aside: string) => boolean): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    // Another one was faster, or it may not be moved: who asked looks at it anew.
    return;
  }
  if (isLeftover(aside)) rmSync(aside, { force: true });
  else renameSync(aside, file);
}
