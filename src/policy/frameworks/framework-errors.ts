import { defineError } from '../../errors/define-error.js';

/** `--framework` with a word that names none. */
export const frameworkUnknown = defineError<{ name: string; nearest: string | undefined; names: string }>({
  code: 'framework-unknown',
  summary: 'No control framework has that name.',
  message: ({ name }) => `There is no framework \`${name}\`.`,
  hint: ({ nearest, names }) =>
    nearest === undefined
      ? `Take one of ${names}.`
      : `Did you mean \`--framework ${nearest}\`? There are ${names}.`,
});
