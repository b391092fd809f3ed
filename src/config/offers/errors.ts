import { defineError } from '../../errors/define-error.js';
import type { Invocation } from '../../errors/invocation.js';

/** A type or class that the dated table has never heard of. */
export const offerUnknown = defineError<{
  what: string;
  name: string;
  asOf: string;
  suggestion: string | undefined;
}>({
  code: 'offer-unknown',
  severity: 'warning',
  summary:
    'An instance type or database class is not in the dated table: it is misspelt, or newer than this program.',
  message: ({ what, name, asOf }) =>
    `There is no ${what} \`${name}\` in the table of this release (${asOf}).`,
  hint: ({ suggestion }) =>
    suggestion === undefined
      ? 'Check its name; where AWS has added it since, go on.'
      : `Did you mean \`${suggestion}\`? Where AWS has added it since, go on.`,
});

/** A type or class that AWS does not offer there, as far as the dated table knows. */
export const offerMissing = defineError<{
  what: string;
  name: string;
  where: string;
  asOf: string;
  others: readonly string[];
  invocation: Invocation;
}>({
  code: 'offer-missing',
  severity: 'warning',
  summary:
    'An instance type or database class is not offered in the region, or not with the version of the engine, as far as a dated table knows.',
  message: ({ what, name, where, asOf }) =>
    `AWS does not offer the ${what} \`${name}\` ${where}, as far as the table of this release knows (${asOf}).`,
  hint: ({ others, invocation }) =>
    `Choose another one${others.length === 0 ? '' : `, such as ${others.map((one) => `\`${one}\``).join(' or ')}`}. This command asks AWS: ${invocation.next('doctor')}`,
});
