import { defineError } from '../../errors/define-error.js';
import type { Invocation } from '../../errors/invocation.js';

/** `init` never overwrites without being told to. */
export const initExists = defineError<{ file: string; invocation: Invocation }>({
  code: 'init-exists',
  summary: '`init` found an environments.yaml in the folder.',
  message: ({ file }) => `${file} exists already; nothing was written.`,
  hint: ({ invocation }) =>
    `Edit that file, choose another folder, or run \`${invocation.next('init', { words: ['--force'] })}\` to replace it.`,
});

/** The folder of the new project can't be written. */
export const initNotWritable = defineError<{ folder: string; code: string }>({
  code: 'init-not-writable',
  summary: '`init` could not write into the folder.',
  message: ({ folder, code }) => `Can't write into ${folder} (${code}).`,
  hint: () => 'Choose another folder, or make this one writable.',
});
