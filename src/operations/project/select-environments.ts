import type { LoadedEnvironments } from '../../config/file/load.js';
import { namesEnvironment } from '../../config/names/environment-pattern.js';
import { meantEnvironment } from '../../config/names/meant-environment.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { UserError } from '../../errors/user-error.js';
import { unknownEnvironment } from './select-errors.js';

/**
 * The environments that the patterns of `--env` name, in the order of the file; without a pattern all of them.
 * A pattern is a suffix, a glob (`dev-*`, `?`), or `tier:` with the name of a tier.
 * @throws UserError `unknown-environment` for each pattern that names none.
 */
export function selectEnvironments(
  loaded: Pick<LoadedEnvironments, 'file' | 'environments'>,
  patterns: readonly string[],
): ResolvedEnvironment[] {
  const { file, environments } = loaded;
  if (patterns.length === 0) return [...environments];
  const suffixes = environments.map(({ suffix }) => suffix);
  const idle = patterns.filter(
    (pattern) => !environments.some((environment) => namesEnvironment(pattern, environment)),
  );
  if (idle.length > 0) {
    const problems = idle.map((pattern) => {
      const suggestion = meantEnvironment(pattern, environments);
      const place = { file, value: pattern, allowed: suffixes, suggestion };
      return unknownEnvironment.problem({ pattern, suffixes, suggestion }, place);
    });
    throw new UserError(problems);
  }
  return environments.filter((environment) =>
    patterns.some((pattern) => namesEnvironment(pattern, environment)),
  );
}
