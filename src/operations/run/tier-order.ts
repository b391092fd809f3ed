import { type Tier, tiers } from '../../config/names/tiers.js';
import { type EnvironmentOutcome, isOk } from './outcome.js';

interface TierOptions {
  /** From development to production for a deploy, the other way round for a destroy. */
  readonly order: 'up' | 'down';
  readonly tierOf: (suffix: string) => Tier;
  /** A failure before this, in whatever tier, lets no environment of any tier begin. Default: only the tiers after it. */
  readonly failFast?: boolean;
}

/**
 * Does `work` with the environments of one tier after the other. A tier in which an environment failed, before this or in it, stops the
 * tiers after it: their environments are skipped, with the reason.
 */
export async function inTierOrder<Before, After>(
  outcomes: readonly EnvironmentOutcome<Before>[],
  { order, tierOf, failFast = false }: TierOptions,
  work: (
    members: readonly EnvironmentOutcome<Before>[],
    tier: Tier,
  ) => Promise<readonly EnvironmentOutcome<After>[]>,
): Promise<readonly EnvironmentOutcome<After>[]> {
  const failed = failFast ? failuresIn(outcomes) : undefined;
  if (failed !== undefined) return outcomes.map((one) => skip(one, `${failed}, and --fail-fast was given`));
  const done = new Map<string, EnvironmentOutcome<After>>();
  let stopped: string | undefined;
  for (const tier of order === 'up' ? tiers : tiers.toReversed()) {
    const members = outcomes.filter(({ suffix }) => tierOf(suffix) === tier);
    const reason = stopped === undefined ? undefined : `${stopped}, and ${tier} comes after that`;
    const results =
      reason === undefined ? await work(members, tier) : members.map((one) => skip(one, reason));
    for (const one of results) done.set(one.suffix, one);
    stopped ??= failuresIn(results);
  }
  return outcomes.flatMap(({ suffix }) => done.get(suffix) ?? []);
}

/** What has an outcome keeps it. */
function skip(one: EnvironmentOutcome<unknown>, reason: string): EnvironmentOutcome<never> {
  return isOk(one) ? { suffix: one.suffix, outcome: 'skipped', reason } : one;
}

function failuresIn(results: readonly EnvironmentOutcome<unknown>[]): string | undefined {
  const failed = results.filter(({ outcome }) => outcome === 'failed').map(({ suffix }) => suffix);
  return failed.length === 0 ? undefined : `${failed.join(', ')} failed`;
}
