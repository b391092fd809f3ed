import { randomFillSync } from 'node:crypto';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.js';

const mebibyte = 1024 * 1024;
/** Enough for a state, a journal and the last words of a run several times over. */
export const reserveMiB = 8;
/** With less than this a disk counts as full. */
const leastBytes = 2 * mebibyte;
const pollMs = 100;

/**
 * Space on a disk that is kept while a run must be able to write, and freed when the disk gets full: a file that is cut off halfway may be
 * the only one that knows what was made.
 */
export class DiskReserve {
  readonly #file: string;
  readonly #onFull: (folder: string) => void;
  readonly #timer: NodeJS.Timeout;

  /**
   * @param file made anew; it goes with `close` at the latest
   * @param onFull told once when the space is freed
   * @throws ENOSPC when there is not even so much
   */
  constructor(file: string, onFull: (folder: string) => void) {
    this.#file = file;
    this.#onFull = onFull;
    makeFolder(dirname(file), 0o700);
    rmSync(file, { force: true });
    try {
      // A file system that compresses would keep nothing for zeros.
      writeFileSync(file, randomFillSync(Buffer.alloc(reserveMiB * mebibyte)), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      rmSync(file, { force: true });
      throw error;
    }
    this.#timer = setInterval(() => this.#look(), pollMs).unref();
  }

  close(): void {
    clearInterval(this.#timer);
    rmSync(this.#file, { force: true });
  }

  #look(): void {
    const folder = dirname(this.#file);
    if (freeBytes(folder) >= leastBytes) return;
    this.close();
    this.#onFull(folder);
  }
}

/** What is not known is not called full. */
function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
