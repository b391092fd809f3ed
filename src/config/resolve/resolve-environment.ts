import { UserError } from '../../errors/user-error.js';
import { unplacedSource } from '../file/source-places.js';
import type { EnvironmentConfig, ResolvedEnvironment } from '../schema/environment-schema.js';
import { checkFile } from './check-file.js';
import { shareProvenance } from './provenance-of.js';
import { isValidated, markValidated } from './validated.js';

/** One environment for a program that has no environments.yaml. */
export interface EnvironmentInput {
  /** Name of the environment, for example `dev`. */
  readonly environment: string;
  /** Environment suffix, for example `dev-001`. */
  readonly suffix: string;
  /** Value of the tag `Project`. Default: `multi-env-infrastructure`. */
  readonly project?: string | undefined;
  /** Settings of this environment, or settings that are resolved already. */
  readonly config?: EnvironmentConfig | ResolvedEnvironment | undefined;
  /** Settings of every environment. */
  readonly defaults?: EnvironmentConfig | undefined;
  /** File beside which a path in `app.bootScript` is looked up. */
  readonly file?: string | undefined;
}

/**
 * Fills and validates one environment; resolved settings come back unchanged.
 * @throws UserError with every problem of the settings.
 */
export function resolveEnvironment(input: EnvironmentInput): ResolvedEnvironment {
  const { environment, suffix, defaults, file } = input;
  if (input.config !== undefined && isValidated(input.config) && isOf(input.config, input))
    return input.config;
  const { config, project, waivers } = withoutIdentity(input.config ?? {});
  const data = {
    version: 1,
    project: input.project ?? project,
    defaults,
    environments: { [suffix]: { ...config, environment } },
  };
  const { environments, problems } = checkFile(unplacedSource(data, file));
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [resolved] = environments;
  if (errors.length > 0 || resolved === undefined) throw new UserError(errors);
  const whole = waivers === undefined ? resolved : { ...resolved, waivers };
  markValidated(whole);
  shareProvenance(resolved, whole);
  return whole;
}

/** True when nothing beside the resolved settings asks for something else. */
function isOf(
  resolved: ResolvedEnvironment,
  { environment, suffix, project, defaults }: EnvironmentInput,
): boolean {
  return (
    resolved.environment === environment &&
    resolved.suffix === suffix &&
    defaults === undefined &&
    (project === undefined || project === resolved.project)
  );
}

function withoutIdentity(given: EnvironmentConfig | ResolvedEnvironment): {
  readonly config: EnvironmentConfig;
  readonly project?: string;
  readonly waivers?: ResolvedEnvironment['waivers'];
} {
  if (!('suffix' in given)) return { config: given };
  const { project, environment: _environment, suffix: _suffix, waivers, ...config } = given;
  return { config, project, waivers };
}
