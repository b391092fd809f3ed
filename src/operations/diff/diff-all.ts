import { compareAll, pairsMeantAlike, type SettingRow } from '../../config/comparison/compare-all.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { plainInvocation } from '../../errors/invocation.js';
import type { OperationContext } from '../context.js';
import { diffGateIdle } from './errors.js';

/** What differs between all environments of the file. */
export interface FleetDiff {
  readonly environments: readonly ResolvedEnvironment[];
  readonly rows: readonly SettingRow[];
  /** Settings in which environments that are meant to be alike differ without a declaration. */
  readonly undeclared: readonly string[];
}

/** Compares the settings of all environments of the file. Environments that no declaration of `parity` is about may differ in anything. */
export function diffAll({ environments, parity = [] }: LoadedEnvironments): FleetDiff {
  const rows = compareAll(environments, parity);
  const undeclared = rows.filter((row) => row.undeclared.length > 0).map(({ setting }) => setting);
  return { environments, rows, undeclared };
}

/**
 * Refuses a gate over all environments that can never stop anything.
 * @throws UserError `diff-gate-idle`
 */
export function refuseIdleGate(
  { invocation = plainInvocation }: Pick<OperationContext, 'invocation'>,
  { environments, parity = [] }: Pick<LoadedEnvironments, 'environments' | 'parity'>,
): void {
  if (pairsMeantAlike(environments, parity).length > 0) return;
  const suffixes = environments.map(({ suffix }) => suffix);
  throw diffGateIdle.error({ hasParity: parity.length > 0, suffixes, invocation });
}
