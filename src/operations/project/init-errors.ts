import { defineError } from '../../errors/define-error.js';
import type { Invocation } from '../../errors/invocation.js';

/** `init` never overwrites without being told to. */
export const initExists = defineError<{ file: string; folder: string; invocation: Invocation }>({
  code: 'init-exists',
  summary: '`init` found an environments.yaml in the folder.',
  message: ({ file }) => `${file} already exists; nothing was written.`,
  hint: ({ folder, invocation }) => {
    const words = folder === '.' ? ['--force'] : [folder, '--force'];
    return `Edit that file, choose another folder, or run \`${invocation.next('init', { words })}\` to replace it.`;
  },
});

/** The folder of the new project can't be written. */
export const initNotWritable = defineError<{ folder: string; reason: string }>({
  code: 'init-not-writable',
  summary: '`init` could not write into the folder.',
  message: ({ folder, reason }) => `Cannot write to ${folder}: ${reason}.`,
  hint: () => 'Choose another folder, or make this one writable.',
});

/** What `init` writes stays in its folder. */
export const initLeadsOutside = defineError<{ link: string; folder: string }>({
  code: 'init-leads-outside',
  summary: '`init` would write through a symbolic link that leads out of the folder, or nowhere.',
  message: ({ link, folder }) =>
    `${link} is a symbolic link that leads out of ${folder}, or nowhere; nothing was written.`,
  hint: () => 'Delete the link, or name the folder that it leads to.',
});

/** AWS would refuse it as the value of a tag. */
export const projectNameInvalid = defineError<{ name: string }>({
  code: 'project-name-invalid',
  summary:
    'The name of the project, which becomes the tag `Project`, has characters that AWS does not take in tags.',
  message: ({ name }) => `\`${name}\` cannot be the name of a project.`,
  hint: () => 'Use 1 to 256 letters, digits, spaces between them, and `_.:/=+-@`: `--project my-project`.',
});
