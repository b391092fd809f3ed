import { dirname, join } from 'node:path';
import { z } from 'zod';
import { fileLimits } from '../../files/file-limits.js';
import { readLimited } from '../../files/read-limited.js';
import { writeWholeFile } from '../../files/write-whole-file.js';
import type { EnvironmentFolder } from '../folder/environment-folder.js';

const seenShape = z.object({ lineage: z.string(), serial: z.number() });

/** Which state was seen last from this project folder. Terraform counts the serial up with every change, and never down. */
export type SeenState = z.output<typeof seenShape>;

type SeenFolder = Pick<EnvironmentFolder, 'backendFile'>;

/** Notes the state that is there now; nothing where there never was one. */
export function noteState(folder: SeenFolder, now: SeenState): void {
  const { lineage, serial } = now;
  const seen = seenState(folder);
  if (seen === undefined ? lineage === '' : seen.lineage === lineage && seen.serial === serial) return;
  writeWholeFile(seenFile(folder), `${JSON.stringify({ lineage, serial })}\n`, 0o600);
}

/** The state that was seen last; undefined before the first one. */
export function seenState(folder: SeenFolder): SeenState | undefined {
  try {
    return seenShape.parse(JSON.parse(readLimited(seenFile(folder), fileLimits.record)));
  } catch {
    return undefined;
  }
}

/** What says that a state went back, or is another than the one that was seen; undefined where all is as it should be. */
export function rollbackOf(seen: SeenState | undefined, now: SeenState): string | undefined {
  if (seen === undefined || seen.lineage === '') return undefined;
  if (now.lineage === '') return `It is gone: serial ${seen.serial} was seen here.`;
  if (now.lineage !== seen.lineage)
    return `It is another one than was seen here: lineage ${now.lineage} instead of ${seen.lineage}.`;
  return now.serial < seen.serial
    ? `It went back: serial ${now.serial} now, after serial ${seen.serial} was seen here.`
    : undefined;
}

function seenFile({ backendFile }: SeenFolder): string {
  return join(dirname(backendFile), 'seen.json');
}
