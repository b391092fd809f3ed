import { type Effect, worse } from '../../resources/effect.js';
import { managedChanges, type PlanDocument, type ResourceChange } from '../../terraform/json/plan.js';
import type { Change } from '../change.js';
import { closedWays } from '../ways/closed-ways.js';
import type { WrittenAttributes } from '../written/written-attributes.js';
import { endedBySchedule } from './ended-by-schedule.js';
import {
  afterFailedRefresh,
  failingTheCheck,
  knownFormerly,
  untilExchanged,
  untilReplaced,
} from './kept-by-instances.js';
import { namedByPolicies } from './named-by-policies.js';
import { partsGoneFirst } from './parts-gone-first.js';
import { sentToNobody } from './sent-to-nobody.js';
import { movedTargetsOf } from './target-groups-of.js';

interface Read {
  readonly plan: PlanDocument;
  readonly written: WrittenAttributes;
}

/** Changes with what they mean together, while one is made and another one is not yet: no resource tells that alone. */
export function withMeanwhile(changes: readonly Change[], { plan, written }: Read): readonly Change[] {
  const managed = managedChanges(plan);
  // A new environment has nobody who could miss anything.
  if (managed.every(({ change }) => change.before == null)) return changes;
  const addresses = new Set(changes.map(({ address }) => address));
  const changed = managed.filter(({ address }) => addresses.has(address));
  const resources = new Map(changed.map((one) => [one.address, one]));
  const all: All = {
    ...{ changes, changed, written },
    closed: closedWays(managed, written),
    named: namedByPolicies(managed, changed),
  };
  return changes.map((one) => {
    const resource = resources.get(one.address);
    if (resource === undefined) return one;
    const more = effectsOf(one, { ...all, resource });
    if (more.length === 0) return one;
    const gravity = more.reduce((sum, effect) => worse(sum, effect.gravity), one.gravity);
    return { ...one, gravity, effects: [...(one.effects ?? []), ...more] };
  });
}

interface All {
  readonly changes: readonly Change[];
  readonly changed: readonly ResourceChange[];
  readonly written: WrittenAttributes;
  /** What users lack by the rules of a resource that go, by its address. */
  readonly closed: (address: string) => readonly Effect[];
  /** What a policy means of which a database is replaced, by its address. */
  readonly named: (address: string) => readonly Effect[];
}

type OfOne = All & { readonly resource: ResourceChange };

function effectsOf(change: Change, all: OfOne): readonly Effect[] {
  const { address, resourceType, kind, onlyEmpty = false } = change;
  return [
    ...(onlyEmpty || kind === 'replace' ? partsGoneFirst(all.resource, all.changed) : []),
    ...(kind === 'update' && resourceType === 'aws_launch_template' ? ofTemplate(change, all) : []),
    ...(kind === 'update' && resourceType === 'aws_autoscaling_group' ? ofGroup(change, all) : []),
    ...(resourceType.includes('security_group') ? all.closed(address) : []),
    ...(kind === 'update' ? sentToNobody(change, all.changes) : []),
    ...all.named(address),
    ...endedBySchedule(all.resource),
  ];
}

/** What no refresh of the plan waits for. The instances of a group that is made anew go with the former group. */
function ofTemplate({ address }: Change, all: OfOne): readonly Effect[] {
  const isAwaited = all.changes.some((one) => templatesOf(one).includes(address));
  if (isAwaited) return [];
  const known = knownFormerly(address, all);
  const anew = all.changes.filter((one) => isMadeAnewWith(one, address));
  if (anew.length === 0) return untilExchanged(known);
  const isGoingFirst = anew.every(({ actions }) => actions[0] === 'delete');
  return isGoingFirst
    ? []
    : untilReplaced(
        known,
        anew.map((one) => one.address),
      );
}

function isMadeAnewWith({ resourceType, kind, attributes }: Change, template: string): boolean {
  const isGroup = resourceType === 'aws_autoscaling_group' && kind === 'replace';
  return isGroup && attributes.some(({ follows = [] }) => follows.includes(template));
}

function ofGroup(change: Change, { resource, ...all }: OfOne): readonly Effect[] {
  const templates = templatesOf(change);
  if (templates.length === 0) return [];
  const known = templates.flatMap((one) => knownFormerly(one, all));
  const moved = movedTargetsOf(change.address, all);
  return [
    ...untilExchanged(known, resource),
    ...failingTheCheck(moved, resource),
    ...afterFailedRefresh(resource, { known, moved, changed: all.changed }),
  ];
}

/** What a group follows that refreshes its instances; other resources of the plan are among it. */
function templatesOf({ resourceType, kind, attributes }: Change): readonly string[] {
  if (resourceType !== 'aws_autoscaling_group' || kind !== 'update') return [];
  const refreshing = attributes.filter(({ gravity }) => gravity === 'instance-refresh');
  return [...new Set(refreshing.flatMap(({ follows = [] }) => follows))];
}
