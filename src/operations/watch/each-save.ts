import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Interrupt } from '../../processes/interrupt.js';

interface SaveOptions {
  readonly interrupt: Interrupt;
  /** Absolute paths that are looked at, the main one first; asked anew after each save. */
  readonly files: () => readonly string[];
  /** Time between two looks. Default: 100 ms. */
  readonly lookMs?: number;
}

/** By path what is seen of a file; null where there is none. */
type Looks = ReadonlyMap<string, string | null>;

/**
 * Does something now and after each save of files, until the first Ctrl-C. It looks at the files themselves, which works with every editor and on every
 * file system; a file that is being written, or gone for a moment while an editor renames its successor, is waited for.
 */
export async function nowAndAfterEachSave(
  { interrupt, files, lookMs = 100 }: SaveOptions,
  work: () => Promise<void>,
): Promise<void> {
  const done = async (looks: Looks): Promise<Looks> => {
    await work();
    // The file may name other files by now; what was saved meanwhile is still to be seen.
    return new Map(
      [...looksOf(files())].map(([file, look]) => [file, looks.has(file) ? (looks.get(file) ?? null) : look]),
    );
  };
  let seen = await done(looksOf(files()));
  while (await waited(lookMs, interrupt)) {
    const now = looksOf(files());
    if (isDeepStrictEqual(now, seen) || !isThere(now)) continue;
    // Two looks in a row are the same: nobody is writing any more.
    if (!(await waited(lookMs, interrupt))) return;
    if (isDeepStrictEqual(looksOf(files()), now)) seen = await done(now);
  }
}

function isThere(looks: Looks): boolean {
  const [main] = looks.values();
  return main !== null;
}

function looksOf(files: readonly string[]): Looks {
  return new Map(files.map((file) => [file, lookOf(file)]));
}

function lookOf(file: string): string | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? null : `${stat.dev}:${stat.ino}:${stat.size}:${stat.mtimeMs}`;
}

/** False once the person wants to stop. */
async function waited(ms: number, { gentle }: Interrupt): Promise<boolean> {
  if (gentle.aborted) return false;
  await pause(ms, undefined, { signal: gentle }).catch(() => {});
  return !gentle.aborted;
}
