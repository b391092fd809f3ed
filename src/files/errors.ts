import { defineError } from '../errors/define-error.js';

/** More than anything that belongs there. */
export const fileTooLarge = defineError<{
  readonly file: string;
  readonly maxBytes: number;
  readonly advice: string;
}>({
  code: 'file-too-large',
  summary:
    'A file that is read whole is larger than its limit: 64 MiB for stacks, plans, states and journals, 1 MiB for the small files of `.multienv`.',
  message: ({ file, maxBytes }) =>
    `${file} is larger than ${Math.round(maxBytes / 1024 / 1024)} MiB, the most that is read.`,
  hint: ({ advice }) => advice,
});

/** A pipe, a device or a folder where a file belongs: reading it could last for ever. */
export const fileNotRegular = defineError<{ readonly file: string }>({
  code: 'file-not-regular',
  summary: 'A folder, a pipe or a device lies where a file of ours belongs.',
  message: ({ file }) => `${file} is no regular file.`,
  hint: () => 'Find out what put it there, move it away, and run the command again.',
});

/** A command was told to write over the file that it has read. */
export const outputIsProjectFile = defineError<{ path: string }>({
  code: 'output-is-project-file',
  summary: 'A command was told to write what it makes over environments.yaml.',
  message: ({ path }) => `${path} is the file of the project, and is not replaced.`,
  hint: () => 'Name another file with `--out FILE`.',
});
