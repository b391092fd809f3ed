import { resolve } from 'node:path';
import { writeOutput } from '../../files/write-output.js';
import type { OperationContext } from '../context.js';
import { graphFileTaken, graphNotWritable } from './errors.js';
import { hasMark } from './png-mark.js';

interface WriteOptions {
  /** Relative to where the person stands. */
  readonly out: string;
  readonly content: string | Uint8Array;
  /** Absolute path of the environments.yaml that was read. */
  readonly projectFile?: string | undefined;
}

/**
 * Writes a picture as one file, whole or not at all. It replaces a picture of ours, of any format, and nothing else.
 * @throws UserError `graph-file-taken`, `graph-not-writable`, `output-is-project-file`
 */
export function writePicture({ cwd }: OperationContext, { out, content, projectFile }: WriteOptions): void {
  writeOutput(resolve(cwd, out), content, {
    ...{ projectFile, isOurs },
    taken: (place) => graphFileTaken.error(place),
    notWritable: (place, options) => graphNotWritable.error(place, options),
  });
}

/** How pictures of ours begin, as text. */
const begins: readonly RegExp[] = [
  /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" class="graph" [^>]*aria-label="Architecture of /,
  /^flowchart TB\n {2}%% drawn by multienv graph\n/,
  /^\{\s*"version": \d+,\s*"pictures": \[/,
];

function isOurs(head: Buffer): boolean {
  const text = head.toString('utf8');
  return hasMark(head) || begins.some((begin) => begin.test(text));
}
