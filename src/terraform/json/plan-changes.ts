import { isDeepStrictEqual } from 'node:util';
import { resourceTypeOf } from '../../resources/index.js';
import { type CreatedResource, createdResources } from './created-resources.js';
import { managedChanges, type PlanDocument, type ResourceChange } from './plan.js';
import { type ProtectionSetting, protectionsIn } from './protections.js';

/** How many resources a plan changes, by what happens to them. */
export interface PlanSummary {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly destroy: number;
  readonly rotate: number;
}

/** One resource that a plan changes. */
interface ChangedResource {
  readonly address: string;
  /** Terraform's own words: `["update"]`, `["delete", "create"]`, … */
  readonly actions: readonly string[];
  /** What happens to it, in the words of the plan table. */
  readonly kind: keyof PlanSummary;
}

/** What a plan would do. It holds addresses and names only, never a value. */
export interface PlanChanges {
  /** Resources by what happens to them. A new version of the password is a rotation, not a replacement or an update. */
  readonly summary: PlanSummary;
  readonly changes: readonly ChangedResource[];
  /** Whether outputs change. */
  readonly outputsChange: boolean;
  /** Steps of its apply: a replacement has two. */
  readonly steps: number;
  /** Protections that would stop a destroy. */
  readonly protections: readonly ProtectionSetting[];
  /** What it creates, and what identifies that. */
  readonly created: readonly CreatedResource[];
  /** What an earlier run left half made, and would be made again while its name is taken. */
  readonly halfMade: readonly string[];
}

const withoutEffect = ['no-op', 'read'];

/** A plan that changes nothing. */
export const noChanges: PlanChanges = {
  summary: { create: 0, update: 0, replace: 0, destroy: 0, rotate: 0 },
  changes: [],
  outputsChange: false,
  steps: 0,
  protections: [],
  created: [],
  halfMade: [],
};

/** What a plan would do. */
export function planChanges(plan: PlanDocument): PlanChanges {
  const changing = managedChanges(plan).filter(
    ({ change }) => !change.actions.every((one) => withoutEffect.includes(one)),
  );
  const changes = changing.map((one) => ({
    address: one.address,
    actions: one.change.actions,
    kind: kindOf(one),
  }));
  return {
    summary: summarize(changes),
    changes,
    outputsChange: Object.values(plan.output_changes).some(({ actions }) => !actions.includes('no-op')),
    steps: changing.reduce((sum, { change }) => sum + change.actions.length, 0),
    protections: protectionsIn(plan),
    created: createdResources(plan),
    halfMade: changing.filter(isHalfMade).map(({ address }) => address),
  };
}

function summarize(changes: readonly ChangedResource[]): PlanSummary {
  const summary = { create: 0, update: 0, replace: 0, destroy: 0, rotate: 0 };
  for (const { kind } of changes) summary[kind] += 1;
  return summary;
}

/** The new one is made before the old one goes, or the name stays taken after it. */
function isHalfMade({ action_reason: reason, type, change }: ResourceChange): boolean {
  if (reason !== 'replace_because_tainted') return false;
  return change.actions[0] === 'create' || resourceTypeOf(type)?.keepsName === true;
}

function kindOf(change: ResourceChange): ChangedResource['kind'] {
  if (isRotation(change)) return 'rotate';
  const { actions } = change.change;
  if (actions.includes('create')) return actions.includes('delete') ? 'replace' : 'create';
  return actions.includes('delete') ? 'destroy' : 'update';
}

function isRotation({ type, change }: ResourceChange): boolean {
  const { actions } = change;
  const rotation = resourceTypeOf(type)?.rotation;
  if (rotation === undefined) return false;
  if (rotation === 'replace') return actions.includes('create') && actions.includes('delete');
  return actions.includes('update') && changedNames(change).every((name) => rotation.includes(name));
}

/** Attributes that change or are known only after the apply. */
function changedNames({ before, after, after_unknown }: ResourceChange['change']): readonly string[] {
  const unknown = typeof after_unknown === 'object' ? after_unknown : {};
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const changed = [...names].filter((name) => !isDeepStrictEqual(before?.[name], after?.[name]));
  return [...changed, ...Object.keys(unknown).filter((name) => unknown[name] === true)];
}
