import { defineError } from '../errors/define-error.js';

/** No environments.yaml in the folder or above it, or none where `--config` points. */
export const configNotFound = defineError<{ file: string; searched: boolean }>({
  code: 'config-not-found',
  summary:
    'There is no environments.yaml in the current folder or above it, or none at the path of `--config`.',
  message: ({ file, searched }) =>
    searched ? `No environments.yaml in ${file} or any folder above it.` : `The file ${file} does not exist.`,
  hint: ({ searched }) =>
    searched
      ? 'Run `multienv init` to write one here, or name yours with `--config FILE`.'
      : 'Check the path after `--config`, or run `multienv init` in the folder to write a file.',
});
