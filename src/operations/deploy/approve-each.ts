import type { Tier } from '../../config/names/tiers.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { OperationContext } from '../context.js';
import { ask } from '../run/ask.js';
import { forEach } from '../run/for-each.js';
import type { EnvironmentOutcome } from '../run/outcome.js';
import { type EnvironmentPlan, hasChanges, type PlannedRun } from './plan.js';

interface ApproveOptions {
  readonly failFast?: boolean;
  readonly approve: (plan: EnvironmentPlan) => Promise<boolean>;
}

/** Asks for each environment whose plan changes something, one after the other. No declines that environment alone. */
export async function approveEach<Planned extends Pick<PlannedRun, 'plan'>>(
  context: OperationContext,
  planned: readonly EnvironmentOutcome<Planned>[],
  { failFast, approve }: ApproveOptions,
): Promise<readonly EnvironmentOutcome<Planned>[]> {
  const oneByOne = { context, parallel: 1, failFast, notBegun: tellPlanned };
  return forEach(planned, oneByOne, async (one: Planned) => {
    const asked = { about: one.plan.suffix, known: tellPlanned(one) };
    if (hasChanges(one.plan)) await ask(context, asked, () => approve(one.plan));
    return one;
  });
}

/** What was planned for an environment, in the words of a sentence: `planned: 29 to create`. */
export function tellPlanned({ plan }: Pick<PlannedRun, 'plan'>): string {
  const { create, update, replace, destroy, rotate } = plan.summary;
  const parts = [
    [create, 'create'],
    [update, 'update'],
    [replace, 'replace'],
    [destroy, 'destroy'],
    [rotate, 'rotate'],
  ] as const;
  const told = parts.flatMap(([count, word]) => (count === 0 ? [] : [`${count} to ${word}`]));
  return `planned: ${told.length === 0 ? 'no changes' : told.join(', ')}`;
}

/** The tier of each chosen environment, also of one that failed. */
export function tierOfSuffix(environments: readonly ResolvedEnvironment[]): (suffix: string) => Tier {
  const tiers = new Map(environments.map(({ suffix, tier }) => [suffix, tier]));
  return (suffix) => tiers.get(suffix) ?? 'production';
}
