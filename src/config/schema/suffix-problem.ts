import type { Problem, ProblemPlace } from '../../errors/problem.js';
import { suffixPattern } from '../names/suffix-pattern.js';
import { suffixInvalid } from './setting-errors.js';

const maxLength = 28;

/** In this order: the first that applies is the one to mend first. */
const faults: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/^$/, 'it is empty'],
  [/\.\./, '`..` would lead out of the folder that is named after it'],
  [/[/\\]/, 'it becomes part of file and resource names, which have no slashes'],
  [/[^a-z0-9-]/, 'only lower case letters, digits and hyphens are allowed'],
  [/^[^a-z]/, 'it must start with a letter'],
  [/-$/, 'it must not end with a hyphen'],
  [/--/, 'RDS names have no double hyphens'],
  [/^.{29,}$/, 'it is longer than 28 characters, and load balancer names (`alb-…`) end at 32'],
];

/** Explains a suffix that breaks the rules; undefined when it keeps them. */
export function suffixProblem(suffix: string, place: ProblemPlace): Problem | undefined {
  if (suffixPattern.test(suffix)) return undefined;
  const why =
    faults.find(([pattern]) => pattern.test(suffix))?.[1] ??
    'only lower case letters, digits and hyphens are allowed';
  const suggestion = mended(suffix);
  return suffixInvalid.problem(
    { suffix, why, suggestion },
    {
      ...place,
      value: suffix,
      allowed:
        'lower case letters, digits and single hyphens, a letter first, no hyphen last, at most 28 characters',
      suggestion,
    },
  );
}

function mended(suffix: string): string | undefined {
  const candidate = suffix
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, maxLength)
    .replace(/-$/, '');
  return suffixPattern.test(candidate) ? candidate : undefined;
}
