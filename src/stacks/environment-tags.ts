import type { ResolvedEnvironment } from '../config/schema/environment-schema.js';

/** The four tags of every resource, and the ones that a person added. */
export function environmentTags(environment: ResolvedEnvironment): Record<string, string> {
  return {
    ...environment.tags,
    Environment: environment.environment,
    EnvironmentSuffix: environment.suffix,
    ManagedBy: 'CDKTF',
    Project: environment.project,
  };
}
