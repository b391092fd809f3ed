import { resolve } from 'node:path';
import { writeOutput } from '../../files/write-output.js';
import type { OperationContext } from '../context.js';
import { reportFileTaken, reportNotWritable } from './errors.js';

/** Where a report is written by default, and by what it is known. */
const defaultFile = 'report.html';
const start = '<!doctype html>';
const mark = 'name="generator" content="multienv"';

interface WriteOptions {
  /** The report as HTML. */
  readonly html: string;
  /** Relative to where the person stands. Default: `report.html`. */
  readonly out?: string | undefined;
  /** Absolute path of the environments.yaml that was read. */
  readonly projectFile: string;
}

/**
 * Writes a report as one file, whole or not at all, and returns its absolute path. It replaces a report of ours, and nothing else.
 * @throws UserError `report-file-taken`, `report-not-writable`, `output-is-project-file`
 */
export function writeReport({ cwd }: OperationContext, { html, out, projectFile }: WriteOptions): string {
  const path = resolve(cwd, out ?? defaultFile);
  writeOutput(path, html, {
    ...{ projectFile, isOurs: isReport },
    taken: (place) => reportFileTaken.error(place),
    notWritable: (place, options) => reportNotWritable.error(place, options),
  });
  return path;
}

function isReport(head: Buffer): boolean {
  const text = head.toString('utf8');
  return text.startsWith(start) && text.includes(mark);
}
