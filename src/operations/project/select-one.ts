import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { selectEnvironments } from './select-environments.js';
import { namesSeveral } from './select-errors.js';

/**
 * The one environment that an argument names: a suffix, or a pattern that only one fits.
 * @throws UserError `unknown-environment`, `names-several-environments`
 */
export function selectOne(
  loaded: Pick<LoadedEnvironments, 'file' | 'environments'>,
  pattern: string,
): ResolvedEnvironment {
  const chosen = selectEnvironments(loaded, [pattern]);
  const [only] = chosen;
  if (only === undefined || chosen.length > 1)
    throw namesSeveral.error({ pattern, suffixes: chosen.map(({ suffix }) => suffix) });
  return only;
}
