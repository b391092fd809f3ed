import type { LoadedEnvironments } from '../../config/file/load.js';
import type { EnvironmentOutcome } from '../run/outcome.js';
import type { EnvironmentDrift } from './environment-drift.js';

/** What `drift` has found, as the formats of its report read it. */
export interface DriftReport {
  readonly outcomes: readonly EnvironmentOutcome<EnvironmentDrift>[];
  /** environments.yaml, and where things stand in it. */
  readonly loaded: Pick<LoadedEnvironments, 'file' | 'locate'>;
}
