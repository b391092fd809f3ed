import type { Json } from '../../model/json.js';
import { bodyAt } from '../../model/stack/written-resource.js';
import { resourceTypeOf } from '../../resources/index.js';
import type { LiveResource } from '../../resources/outside-change.js';
import type { PlanDocument } from '../../terraform/json/plan.js';
import type { Change } from '../change.js';
import { readChanges } from '../read-changes.js';
import { isComputed, writtenIn } from '../written/written-attributes.js';
import { classifyAttribute } from './classify-attribute.js';
import type { Drift, DriftedAttribute, FoldedAttribute, FoundDrift } from './drift.js';
import { worstFate } from './fate-of.js';
import { liveResources } from './live-resources.js';

/**
 * What was changed outside of Terraform, from a plan with a refresh: its `resource_drift` has all of it, that which no apply would touch too.
 * What stands in AWS beside the resources is found in what lives, since a state that has seen it once tells of no change any more.
 * @param stack what the file says now
 */
export function readDrift(plan: PlanDocument, stack: Json): Drift {
  const written = writtenIn(plan);
  // A deposed object has the address of the one that took its place, and stands after it.
  const planned = new Map(
    readChanges(plan)
      .toReversed()
      .map((one) => [one.address, one]),
  );
  const live = liveResources(plan);
  const valuesAt = new Map(live.map(({ address, values }) => [address, values]));
  const folded: FoldedAttribute[] = [];
  const changed = readChanges({ ...plan, resource_changes: plan.resource_drift }).flatMap((change) => {
    const { address, resourceType: type } = change;
    const own = planned.get(address);
    if (change.actions.includes('delete')) return [deleted(change, own)];
    const about = {
      type,
      live: valuesAt.get(address) ?? {},
      body: bodyAt(stack, address),
      planned: own,
      isGiven: (name: string) => isComputed(written, address, name),
    };
    const attributes = change.attributes.flatMap((one): DriftedAttribute[] => {
      const found = classifyAttribute(one, about);
      if (typeof found !== 'string') return [found];
      const path = one.path.replace(/[.[].*$/, '');
      if (!folded.some((other) => other.address === address && other.path === path))
        folded.push({ address, path, reason: found });
      return [];
    });
    return attributes.length === 0 ? [] : [changedOutside(change, withoutTwins(attributes), own)];
  });
  const isMirror = (address: string) => (name: string) => isComputed(written, address, name);
  const added = live.flatMap((one) => addedBeside(one, live, isMirror(one.address)));
  return { resources: [...changed, ...added], folded };
}

function deleted(change: Change, planned: Change | undefined): FoundDrift {
  const comesBack = planned?.actions.includes('create') === true;
  return {
    ...about(change, planned),
    kind: 'deleted',
    what: undefined,
    attributes: [],
    fate: comesBack ? 'restored' : 'stays',
    remedy: undefined,
    as: undefined,
  };
}

function changedOutside(
  change: Change,
  attributes: readonly DriftedAttribute[],
  planned: Change | undefined,
): FoundDrift {
  // What AWS moves as the environment asks stays, and says nothing of the rest.
  const own = attributes.filter((one) => one.class !== 'intended');
  return {
    ...about(change, planned),
    kind: 'changed',
    what: undefined,
    attributes,
    fate: worstFate((own.length === 0 ? attributes : own).map(({ fate }) => fate)),
    remedy: undefined,
    as: undefined,
  };
}

function addedBeside(
  resource: LiveResource,
  all: readonly LiveResource[],
  isMirror: (name: string) => boolean,
): readonly FoundDrift[] {
  const found = resourceTypeOf(resource.type)?.unmanaged?.(resource, all, isMirror) ?? [];
  return found.map(({ what, remedy, as }) => ({
    address: resource.address,
    resourceType: resource.type,
    kind: 'added',
    what,
    attributes: [],
    fate: 'stays',
    deploy: undefined,
    remedy,
    as,
  }));
}

function about({ address, resourceType }: Change, planned: Change | undefined) {
  const deploy = planned && { kind: planned.kind, gravity: planned.gravity };
  return { address, resourceType, deploy };
}

/** `tags_all` says again what `tags` says. */
function withoutTwins(attributes: readonly DriftedAttribute[]): readonly DriftedAttribute[] {
  const paths = new Set(attributes.map(({ path }) => path));
  return attributes.filter(
    ({ path }) => !path.startsWith('tags_all.') || !paths.has(path.replace('tags_all', 'tags')),
  );
}
