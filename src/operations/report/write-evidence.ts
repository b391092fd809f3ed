import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { messageOf } from '../../errors/message-of.js';
import { findLink } from '../../files/find-link.js';
import type { OperationContext } from '../context.js';
import { evidenceFolderTaken, reportNotWritable } from './errors.js';
import type { ReportData } from './report-data.js';
import { writeReportFile } from './write-report.js';

/** A file of evidence. */
export interface EvidenceFile {
  /** A name without folders. */
  readonly path: string;
  readonly text: string;
}

interface EvidenceOptions {
  /** Relative to where the person stands. */
  readonly folder: string;
  readonly data: ReportData;
  readonly files: readonly EvidenceFile[];
}

/**
 * Writes files of evidence with a `manifest.json` that names each one's SHA-256, and `SHA256SUMS`, which `sha256sum --check` reads.
 * Returns the absolute path of the folder.
 * @throws UserError `evidence-folder-taken`, `report-not-writable`
 */
export function writeEvidence(
  { cwd }: OperationContext,
  { folder: given, data, files }: EvidenceOptions,
): string {
  const folder = resolve(cwd, given);
  const all = [...files, ...manifests(data, files)];
  const link = findLink(cwd, join(folder, 'manifest.json'));
  if (link !== undefined)
    throw reportNotWritable.error({ path: folder, reason: `${link} is a symbolic link` });
  const names = new Set(all.map(({ path }) => path));
  const found = entriesOf(folder).filter((name) => !names.has(name));
  if (found.length > 0) throw evidenceFolderTaken.error({ folder, found });
  for (const { path, text } of all) writeReportFile(join(folder, path), text);
  return folder;
}

function entriesOf(folder: string): readonly string[] {
  try {
    return existsSync(folder) ? readdirSync(folder) : [];
  } catch (cause) {
    throw reportNotWritable.error({ path: folder, reason: messageOf(cause) }, { cause });
  }
}

function manifests(data: ReportData, files: readonly EvidenceFile[]): readonly EvidenceFile[] {
  const listed = files.map(({ path, text }) => ({
    path,
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  }));
  const { project, file, fileSha256, today, version: multienv } = data;
  const manifest = { version: 1, project, file, fileSha256, day: today, multienv, files: listed };
  return [
    { path: 'manifest.json', text: `${JSON.stringify(manifest, null, 2)}\n` },
    { path: 'SHA256SUMS', text: listed.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('') },
  ];
}
