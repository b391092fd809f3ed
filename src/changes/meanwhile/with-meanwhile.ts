import { type Effect, worse } from '../../resources/effect.js';
import { managedChanges, type PlanDocument, type ResourceChange } from '../../terraform/json/plan.js';
import type { Change } from '../change.js';
import type { WrittenAttributes } from '../written/written-attributes.js';
import { afterFailedRefresh, failingTheCheck, knownFormerly, untilExchanged } from './kept-by-instances.js';
import { partsGoneFirst } from './parts-gone-first.js';
import { movedTargetsOf } from './target-groups-of.js';

interface Read {
  readonly plan: PlanDocument;
  readonly written: WrittenAttributes;
}

/** Changes with what they mean together, while one is made and another one is not yet: no resource tells that alone. */
export function withMeanwhile(changes: readonly Change[], { plan, written }: Read): readonly Change[] {
  if (!changes.some(isConcerned)) return changes;
  const addresses = new Set(changes.map(({ address }) => address));
  const changed = managedChanges(plan).filter(({ address }) => addresses.has(address));
  const all: All = { changes, changed, written };
  return changes.map((one) => {
    const resource = isConcerned(one) ? changed.find(({ address }) => address === one.address) : undefined;
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
}

function isConcerned({ resourceType, kind, onlyEmpty }: Change): boolean {
  if (onlyEmpty === true) return true;
  return kind === 'update' && ['aws_autoscaling_group', 'aws_launch_template'].includes(resourceType);
}

function effectsOf(
  change: Change,
  { resource, ...all }: All & { readonly resource: ResourceChange },
): readonly Effect[] {
  if (change.onlyEmpty === true) return partsGoneFirst(resource, all.changed);
  if (change.resourceType === 'aws_launch_template') {
    const isAwaited = all.changes.some((one) => templatesOf(one).includes(change.address));
    return isAwaited ? [] : untilExchanged(knownFormerly(change.address, all), false);
  }
  const templates = templatesOf(change);
  if (templates.length === 0) return [];
  const known = templates.flatMap((one) => knownFormerly(one, all));
  const moved = movedTargetsOf(change.address, all);
  return [
    ...untilExchanged(known, true),
    ...failingTheCheck(moved, resource),
    ...afterFailedRefresh(resource, { known, moved }),
  ];
}

/** What a group follows that refreshes its instances; other resources of the plan are among it. */
function templatesOf({ resourceType, kind, attributes }: Change): readonly string[] {
  if (resourceType !== 'aws_autoscaling_group' || kind !== 'update') return [];
  const refreshing = attributes.filter(({ gravity }) => gravity === 'instance-refresh');
  return [...new Set(refreshing.flatMap(({ follows = [] }) => follows))];
}
