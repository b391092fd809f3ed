import { randomUUID } from 'node:crypto';
import { linkSync, rmSync, writeFileSync } from 'node:fs';

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
