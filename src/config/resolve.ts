import type { EnvironmentConfig, ResolvedEnvironment } from './environment-schema.js';
import { settingsSchema } from './environment-schema.js';
import { mergeSettings } from './merge-settings.js';
import { tierOfEnvironment } from './tier-of-environment.js';
import { defaultProject } from './tiers.js';

/** One environment for a program that has no environments.yaml. */
export interface EnvironmentInput {
  /** Name of the environment, for example `dev`. */
  readonly environment: string;
  /** Environment suffix, for example `dev-001`. */
  readonly suffix: string;
  /** Value of the tag `Project`. Default: `multi-env-infrastructure`. */
  readonly project?: string;
  /** Settings of this environment, or settings that are resolved already. */
  readonly config?: EnvironmentConfig | ResolvedEnvironment;
  /** Settings of every environment. */
  readonly defaults?: EnvironmentConfig;
  /** File beside which a path in `app.bootScript` is looked up. */
  readonly file?: string;
}

/** Fills and validates one environment; resolved settings come back unchanged. */
export function resolveEnvironment(input: EnvironmentInput): ResolvedEnvironment {
  const { environment, suffix, defaults = {} } = input;
  const { config, project } = withoutIdentity(input.config ?? {});
  const tier =
    tierOfEnvironment({ environment, tier: config.tier, defaultTier: defaults.tier }) ?? 'production';
  const settings = settingsSchema.parse(mergeSettings({ tier, defaults, config }));
  return { project: input.project ?? project ?? defaultProject, environment, suffix, tier, ...settings };
}

function withoutIdentity(given: EnvironmentConfig | ResolvedEnvironment): {
  config: EnvironmentConfig;
  project?: string;
} {
  if (!('suffix' in given)) return { config: given };
  const { project, environment: _environment, suffix: _suffix, ...config } = given;
  return { config, project };
}
