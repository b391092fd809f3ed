import { setTimeout as sleep } from 'node:timers/promises';
import { type AutoScaling, type InstanceRefresh, openAutoScaling } from '../../../aws/auto-scaling.js';
import { describeTargetHealth, type TargetHealth } from '../../../aws/target-health.js';
import type { Change } from '../../../changes/change.js';
import { messageOf } from '../../../errors/message-of.js';
import { UserError } from '../../../errors/user-error.js';
import { Interrupted, interruption } from '../../../processes/interrupt.js';
import type { OperationContext } from '../../context.js';
import type { EnvironmentRun } from '../../run/environment-run.js';
import { stage } from '../../run/stage.js';
import {
  type BadRefresh,
  instanceRefreshCancelled,
  instanceRefreshFailed,
  instancesRolledBack,
  refreshUnfinished,
  targetsUnhealthy,
} from './refresh-errors.js';
import { outcomeOfRefresh, type RefreshVerdict } from './refresh-verdict.js';

/** How long a deploy waits for its instances. */
export interface RefreshWait {
  /** Default: true. */
  readonly awaitsRefresh?: boolean;
  /** Default: 60. */
  readonly refreshTimeoutMinutes?: number;
  /** How often AWS is asked. Default: every ten seconds. */
  readonly pollMs?: number;
}

/** A part of a run: whose AWS is asked. */
type RefreshRun = Pick<EnvironmentRun, 'environment' | 'variables' | 'sandbox' | 'invocation'>;

interface Watched {
  readonly context: OperationContext;
  readonly run: RefreshRun;
  readonly scaling: AutoScaling;
  readonly group: string;
  /** When the waiting ends, in milliseconds. */
  readonly until: number;
  readonly minutes: number;
  readonly pollMs: number;
}

const tenSeconds = 10_000;
const anHour = 60;

/** Groups whose instances an apply may exchange, with the refreshes that were there before it: an id that is not among them is its own. */
export type RefreshesBefore = ReadonlyMap<string, readonly string[]>;

/** Looks before an apply which refreshes its groups have had; nothing where no instance is exchanged, or AWS does not say. */
export async function refreshesBefore(
  context: OperationContext,
  run: RefreshRun,
  changes: readonly Pick<Change, 'resourceType' | 'kind' | 'identity' | 'attributes'>[],
): Promise<RefreshesBefore> {
  const groups = changes
    .filter(exchangesInstances)
    .flatMap(({ identity: { name } }) => (typeof name === 'string' ? [name] : []));
  if (groups.length === 0) return new Map();
  try {
    const scaling = await openAutoScaling(run);
    const found = groups.map(
      async (group) => [group, (await scaling.refreshes(group)).map(({ id }) => id)] as const,
    );
    return new Map(await Promise.all(found));
  } catch (error) {
    const message = `Whether the instances are exchanged well cannot be told: ${messageOf(error)}`;
    context.emit({ type: 'notice', environment: run.environment.suffix, message });
    return new Map();
  }
}

/** Whether a change may start an instance refresh. */
export function exchangesInstances({
  resourceType,
  kind,
  attributes,
}: Pick<Change, 'resourceType' | 'kind' | 'attributes'>): boolean {
  return (
    resourceType === 'aws_autoscaling_group' &&
    kind === 'update' &&
    attributes.some(({ gravity }) => gravity === 'instance-refresh')
  );
}

/**
 * Waits until the refreshes that an apply has started are over, and says how each ended.
 * @throws UserError for one that did not end well, and `Interrupted`: the deploy itself is done then
 */
export async function watchRefreshes(
  context: OperationContext,
  { run, before }: { readonly run: RefreshRun; readonly before: RefreshesBefore },
  { awaitsRefresh = true, refreshTimeoutMinutes: minutes = anHour, pollMs = tenSeconds }: RefreshWait,
): Promise<readonly RefreshVerdict[]> {
  if (before.size === 0) return [];
  const { suffix } = run.environment;
  const scaling = await openAutoScaling(run);
  const until = Date.now() + minutes * 60_000;
  const watch = async ([group, known]: readonly [string, readonly string[]]) => {
    const started = (await scaling.refreshes(group)).find(({ id }) => !known.includes(id));
    if (started === undefined) return [];
    if (!awaitsRefresh) return [verdict(group, started, { outcome: 'not-awaited', seconds: 0 })];
    const watched = { context, run, scaling, group, until, minutes, pollMs };
    return [
      await stage(context, { stage: 'refresh', environment: suffix }, () => watchOne(watched, started)),
    ];
  };
  try {
    const ended: RefreshVerdict[] = [];
    for (const one of before) ended.push(...(await watch(one)));
    return ended;
  } catch (error) {
    if (error instanceof Interrupted || isVerdict(error)) throw error;
    const message = `It is deployed, but how its instances are exchanged cannot be read: ${messageOf(error)}`;
    context.emit({ type: 'notice', environment: suffix, message });
    return [];
  }
}

const verdicts: readonly string[] = [
  instanceRefreshCancelled,
  instanceRefreshFailed,
  instancesRolledBack,
  refreshUnfinished,
  targetsUnhealthy,
].map(({ code }) => code);

/** Whether an error says how an exchange ended; any other one says that AWS could not be asked. */
function isVerdict(error: unknown): boolean {
  return error instanceof UserError && verdicts.includes(error.code);
}

async function watchOne(watched: Watched, started: InstanceRefresh): Promise<RefreshVerdict> {
  const { context, run, scaling, group, until, pollMs } = watched;
  const begun = Date.now();
  let told = '';
  let refresh = started;
  for (;;) {
    const targets = await targetsOf(watched);
    // The instances of the emulator run no application: what it says of their health is told, and decides nothing.
    const outcome = outcomeOfRefresh(refresh, run.sandbox === undefined ? targets : undefined);
    const seconds = Math.round((Date.now() - begun) / 100) / 10;
    if (outcome !== undefined) {
      const end = verdict(group, refresh, { outcome, targets, seconds });
      throwUnlessGood(watched, end, targets);
      return end;
    }
    if (Date.now() >= until) throw unfinished(watched, refresh);
    const text = progressOf(group, refresh, targets);
    if (text !== told) context.emit({ type: 'notice', environment: run.environment.suffix, message: text });
    told = text;
    await sleep(pollMs, undefined, { signal: context.interrupt.gentle }).catch(() => undefined);
    if (context.interrupt.gentle.aborted) throw interrupted(watched, refresh);
    refresh = (await scaling.refreshes(group)).find(({ id }) => id === started.id) ?? refresh;
  }
}

async function targetsOf({ run, scaling, group }: Watched): Promise<TargetHealth | undefined> {
  const arns = await scaling.targetGroups(group);
  if (arns.length === 0) return undefined;
  const all = await Promise.all(arns.map((arn) => describeTargetHealth(run, arn)));
  return all.reduce((one, other) => ({
    healthy: one.healthy + other.healthy,
    unhealthy: one.unhealthy + other.unhealthy,
    initial: one.initial + other.initial,
    reason: one.reason ?? other.reason,
  }));
}

function verdict(
  group: string,
  { status, percentage = 0, reason }: InstanceRefresh,
  {
    outcome,
    targets,
    seconds,
  }: Pick<RefreshVerdict, 'outcome' | 'seconds'> & { readonly targets?: TargetHealth | undefined },
): RefreshVerdict {
  return {
    ...{ group, outcome, status, percentage, seconds },
    ...(reason === undefined ? {} : { reason }),
    ...(targets === undefined ? {} : { targets: { healthy: targets.healthy, unhealthy: targets.unhealthy } }),
  };
}

function progressOf(group: string, refresh: InstanceRefresh, targets: TargetHealth | undefined): string {
  const { status, percentage = 0 } = refresh;
  const health =
    targets === undefined
      ? ''
      : `, targets: ${targets.healthy} healthy, ${targets.initial} being checked, ${targets.unhealthy} unhealthy`;
  return `${group}: instance refresh ${status}, ${percentage} %${health}`;
}

function badRefresh({ run, group }: Watched, { status, percentage = 0, reason }: BadInput): BadRefresh {
  return { suffix: run.environment.suffix, group, status, percentage, reason, invocation: run.invocation };
}

type BadInput = Pick<InstanceRefresh, 'status' | 'percentage' | 'reason'>;

function throwUnlessGood(watched: Watched, end: RefreshVerdict, targets: TargetHealth | undefined): void {
  const bad = badRefresh(watched, end);
  switch (end.outcome) {
    case 'rolled-back':
      throw instancesRolledBack.error(bad);
    case 'failed':
      throw instanceRefreshFailed.error(bad);
    case 'cancelled':
      throw instanceRefreshCancelled.error(bad);
    case 'unhealthy':
      throw targetsUnhealthy.error({
        ...{ ...bad, reason: targets?.reason },
        unhealthy: targets?.unhealthy ?? 0,
      });
    default:
  }
}

function unfinished(watched: Watched, refresh: InstanceRefresh): UserError {
  return refreshUnfinished.error({ ...badRefresh(watched, refresh), minutes: watched.minutes });
}

function interrupted({ context, run, group }: Watched, { status, percentage = 0 }: InstanceRefresh) {
  const { suffix } = run.environment;
  return interruption(
    context.interrupt,
    `${suffix}: the deploy is done; the exchange of the instances of ${group} goes on in AWS (${status}, ${percentage} %). \`aws autoscaling describe-instance-refreshes --auto-scaling-group-name ${group}\` says how far it is.`,
  );
}
