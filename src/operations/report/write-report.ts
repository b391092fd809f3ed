import { resolve } from 'node:path';
import { type OutputOptions, writeOutput } from '../../files/write-output.js';
import type { OperationContext } from '../context.js';
import { reportFileTaken, reportNotWritable } from './errors.js';

/** Where a report is written by default, and by what it is known there. */
const defaultFile = 'report.html';
const start = '<!doctype html>';
const mark = 'name="generator" content="multienv"';

interface WriteOptions {
  /** The report as HTML. */
  readonly html: string;
  /** Relative to where the person stands. Default: `report.html`, which then replaces nothing but a report. */
  readonly out?: string | undefined;
  /** Absolute path of the environments.yaml that was read. */
  readonly projectFile: string;
}

/**
 * Writes a report as one file, whole or not at all, and returns its absolute path.
 * @throws UserError `report-file-taken`, `report-not-writable`, `output-is-project-file`
 */
export function writeReport({ cwd }: OperationContext, { html, out, projectFile }: WriteOptions): string {
  const path = resolve(cwd, out ?? defaultFile);
  writeOutput(path, html, { ...errors, projectFile, isOurs: out === undefined ? isReport : undefined });
  return path;
}

/**
 * Writes a file of a report.
 * @throws UserError `report-not-writable`
 */
export function writeReportFile(path: string, text: string): void {
  writeOutput(path, text, errors);
}

const errors: Pick<OutputOptions, 'taken' | 'notWritable'> = {
  taken: (place) => reportFileTaken.error(place),
  notWritable: (place, options) => reportNotWritable.error(place, options),
};

function isReport(head: Buffer): boolean {
  const text = head.toString('utf8');
  return text.startsWith(start) && text.includes(mark);
}
