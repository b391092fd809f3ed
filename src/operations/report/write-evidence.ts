import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../../errors/user-error.js';
import { findLink } from '../../files/find-link.js';
import { whyNotWritable } from '../../files/why-not-writable.js';
import { writeWholeFile } from '../../files/write-whole-file.js';
import type { OperationContext } from '../context.js';
import { evidenceFolderTaken, reportNotWritable } from './errors.js';
import type { ReportData } from './report-data.js';

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
  withFileErrors(folder, () => {
    const entries = existsSync(folder) ? readdirSync(folder) : [];
    const found = isEvidence(folder) ? entries.filter((name) => !names.has(name)) : entries;
    if (found.length > 0) throw evidenceFolderTaken.error({ folder, found });
    for (const { path, text } of all) writeWholeFile(join(folder, path), text);
  });
  return folder;
}

/** Whether a manifest of ours lists what is in a folder, so that these files are of an earlier report. */
function isEvidence(folder: string): boolean {
  const file = join(folder, 'manifest.json');
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return size > 0 && size < 1024 * 1024 && manifestBegins.test(readFileSync(file, 'utf8'));
}

const manifestBegins = /^\{\s*"version": \d+,\s*"project": [\s\S]*"multienv": [\s\S]*"sha256": /;

function withFileErrors(path: string, work: () => void): void {
  try {
    work();
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw reportNotWritable.error({ path, reason: whyNotWritable(cause) }, { cause });
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
