import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { messageOf } from '../../errors/message-of.js';
import { writeWholeFile } from '../../files/write-whole-file.js';
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
}

/**
 * Writes a report as one file, whole or not at all, and returns its absolute path.
 * @throws UserError `report-file-taken`, `report-not-writable`
 */
export function writeReport({ cwd }: OperationContext, { html, out }: WriteOptions): string {
  const path = resolve(cwd, out ?? defaultFile);
  if (out === undefined && isTaken(path)) throw reportFileTaken.error({ path });
  writeReportFile(path, html);
  return path;
}

/**
 * Writes a file of a report.
 * @throws UserError `report-not-writable`
 */
export function writeReportFile(path: string, text: string): void {
  try {
    writeWholeFile(path, text);
  } catch (cause) {
    throw reportNotWritable.error({ path, reason: messageOf(cause) }, { cause });
  }
}

function isTaken(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return false;
  if (!stat.isFile()) return true;
  const head = Buffer.alloc(2048);
  const descriptor = openSync(path, 'r');
  try {
    const length = readSync(descriptor, head, 0, head.length, 0);
    const text = head.toString('utf8', 0, length);
    return !text.startsWith(start) || !text.includes(mark);
  } finally {
    closeSync(descriptor);
  }
}
