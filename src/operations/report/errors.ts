import { defineError } from '../../errors/define-error.js';
import type { TakenPlace } from '../../files/write-output.js';

/** A file of a report cannot be written. */
export const reportNotWritable = defineError<{ path: string; reason: string }>({
  code: 'report-not-writable',
  summary: 'A file of `report` cannot be written.',
  message: ({ path, reason }) => `Cannot write ${path}: ${reason}.`,
  hint: () => 'Choose another place with `--out FILE` or `--evidence DIR`, or make this one writable.',
});

/** Another file lies where the report would be written. */
export const reportFileTaken = defineError<TakenPlace>({
  code: 'report-file-taken',
  summary: 'Something that is no report of multienv lies where `report` would write.',
  message: ({ path, isFolder }) =>
    isFolder ? `${path} is a folder.` : `${path} is no report of multienv, and is not replaced.`,
  hint: ({ isFolder }) =>
    isFolder
      ? 'Name a file in it with `--out FILE`.'
      : 'Name another file with `--out FILE`, or move this one.',
});

/** The folder of evidence holds something else. */
export const evidenceFolderTaken = defineError<{ folder: string; found: readonly string[] }>({
  code: 'evidence-folder-taken',
  summary: 'The folder of `report --evidence` holds files that the evidence does not have.',
  message: ({ folder, found }) =>
    `${folder} holds ${found.slice(0, 5).join(', ')}${found.length > 5 ? ', …' : ''}: whoever reads it could take that for evidence.`,
  hint: () => 'Choose a folder that is empty or new.',
});

/** The report is served, or written. */
export const reportServesAlone = defineError({
  code: 'report-serves-alone',
  summary: '`report --serve` was asked to write a file as well.',
  message: () => '`--serve` goes with neither `--out`, `--evidence` nor `--json`.',
  hint: () => 'Leave one of them out.',
});

/** Nothing can listen at the port. */
export const reportPortTaken = defineError<{ port: number; reason: string }>({
  code: 'report-port-taken',
  summary: '`report --serve` cannot listen at the port.',
  message: ({ port, reason }) => `Cannot listen on 127.0.0.1:${port}: ${reason}.`,
  hint: () => 'Name another port with `--serve PORT`, or none for one that is free.',
});
