import { resourceTypeOf } from '../resources/index.js';
import { type CreatedResource, createdResources } from '../terraform/json/created-resources.js';
import type { PlanDocument } from '../terraform/json/plan.js';
import { type BlockedReplacement, blockedReplacements } from './blocked-replacements.js';
import { type Change, isTainted } from './change.js';
import { type ChangedOutput, changedOutputs } from './changed-outputs.js';
import { type DeletedResource, deletedIn } from './deletion-settings.js';
import { type ProtectionSetting, protectionsIn } from './protections.js';
import { readChanges } from './read-changes.js';
import { type Weighed, weighedIn } from './weighed.js';
import type { StackLocals } from './written/stack-locals.js';

/** How many resources a plan changes, by what happens to them. */
export interface PlanSummary {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly destroy: number;
  readonly rotate: number;
}

/** What a plan would do. No sensitive value is in it. */
export interface PlanChanges {
  /** Resources by what happens to them. A new version of the password is a rotation, not a replacement or an update. */
  readonly summary: PlanSummary;
  readonly changes: readonly Change[];
  /** Whether outputs change. */
  readonly outputsChange: boolean;
  /** The outputs that get other values. */
  readonly outputs: readonly ChangedOutput[];
  /** Steps of its apply: a replacement has two. */
  readonly steps: number;
  /** Protections that would stop a destroy. */
  readonly protections: readonly ProtectionSetting[];
  /** What it deletes of which something decides about the deletion. */
  readonly deleted: readonly DeletedResource[];
  /** What it creates, and what identifies that. */
  readonly created: readonly CreatedResource[];
  /** Values that decide together whether AWS takes a change, of what does not change too. */
  readonly weighed: readonly Weighed[];
  /** Replacements that AWS would refuse. */
  readonly blocked: readonly BlockedReplacement[];
  /** What an earlier run left half made, and would be made again while its name is taken. */
  readonly halfMade: readonly string[];
}

/** A plan that changes nothing. */
export const noChanges: PlanChanges = {
  summary: { create: 0, update: 0, replace: 0, destroy: 0, rotate: 0 },
  changes: [],
  outputsChange: false,
  outputs: [],
  steps: 0,
  protections: [],
  deleted: [],
  created: [],
  weighed: [],
  blocked: [],
  halfMade: [],
};

/**
 * What a plan would do.
 * @param locals those of its stack, which a plan names and does not tell. Default: what is made of them is not followed
 */
export function planChanges(plan: PlanDocument, locals?: StackLocals): PlanChanges {
  const changes = readChanges(plan, locals);
  const outputs = changedOutputs(plan);
  return {
    summary: summarize(changes),
    changes,
    outputsChange: outputs.length > 0,
    outputs,
    steps: changes.reduce((sum, { actions }) => sum + actions.length, 0),
    protections: protectionsIn(plan),
    deleted: deletedIn(plan),
    created: createdResources(plan),
    weighed: weighedIn(plan),
    blocked: blockedReplacements(plan),
    halfMade: changes.filter(isHalfMade).map(({ address }) => address),
  };
}

function summarize(changes: readonly Change[]): PlanSummary {
  const summary = { create: 0, update: 0, replace: 0, destroy: 0, rotate: 0 };
  for (const { kind } of changes) summary[kind] += 1;
  return summary;
}

/** The new one is made before the old one goes, or the name stays taken after it. */
function isHalfMade(change: Change): boolean {
  if (!isTainted(change)) return false;
  return change.actions[0] === 'create' || resourceTypeOf(change.resourceType)?.keepsName === true;
}
