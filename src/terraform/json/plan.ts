import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { CheckReport } from '../../policy/report.js';
import { noPasswordChanges, type PasswordChanges, passwordChangesOf } from './password-changes.js';
import { type PlannedResource, plannedResources } from './planned-identity.js';
import { type ProtectionSetting, protectionsOf } from './state.js';

/** What a plan would do to one environment. It holds addresses only, never a value. */
export interface EnvironmentPlan {
  readonly suffix: string;
  /** Resources by what happens to them. A new version of the password is a rotation, not a replacement or an update. */
  readonly summary: PlanSummary;
  readonly changes: readonly PlannedChange[];
  /** Whether outputs change. */
  readonly outputsChange: boolean;
  /** What the review found in it, by outcome; undefined where nothing changes. */
  readonly review?: CheckReport['summary'];
  /** Absolute path of the saved plan. */
  readonly planFile: string;
}

/** What happens to a resource, in the words of the plan table. */
type ChangeKind = keyof PlanSummary;

/** One resource that a plan changes. */
interface PlannedChange {
  readonly address: string;
  /** Terraform's own words: `["update"]`, `["delete", "create"]`, … */
  readonly actions: readonly string[];
  readonly kind: ChangeKind;
}

/** How many resources a plan changes, by what happens to them. */
export interface PlanSummary {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly destroy: number;
  readonly rotate: number;
}

/** What `terraform show -json` tells about a saved plan. */
export interface PlanContents extends Omit<EnvironmentPlan, 'suffix' | 'planFile' | 'review'> {
  /** Steps of its apply: a replacement has two. */
  readonly steps: number;
  /** Protections that would stop a destroy. */
  readonly protections: readonly ProtectionSetting[];
  readonly password: PasswordChanges;
  /** What it creates, and what identifies that. */
  readonly planned: readonly PlannedResource[];
  /** What an earlier run left half made, and would be made again while its name is taken. */
  readonly halfMade: readonly string[];
}

/** Types whose name stays taken for days after the deletion. */
const keepsName = new Set(['aws_secretsmanager_secret']);

const values = z.record(z.string(), z.unknown());
const resourceChange = z.object({
  address: z.string(),
  mode: z.string().default('managed'),
  type: z.string(),
  action_reason: z.string().optional(),
  change: z.object({
    actions: z.array(z.string()),
    before: values.nullish(),
    after: values.nullish(),
    after_unknown: z.union([z.boolean(), values]).optional(),
  }),
});
type ResourceChange = z.output<typeof resourceChange>;

/** https://developer.hashicorp.com/terraform/internals/json-format#plan-representation */
const planJson = z.object({
  resource_changes: z.array(resourceChange).default([]),
  output_changes: z.record(z.string(), z.object({ actions: z.array(z.string()) })).default({}),
});

const withoutEffect = ['no-op', 'read'];

/** A plan that changes nothing. */
export const emptyPlan: PlanContents = {
  summary: { create: 0, update: 0, replace: 0, destroy: 0, rotate: 0 },
  changes: [],
  outputsChange: false,
  steps: 0,
  protections: [],
  password: noPasswordChanges,
  planned: [],
  halfMade: [],
};

/** Reads the JSON form of a saved plan. */
export function readPlan(text: string): PlanContents {
  const document: unknown = JSON.parse(text);
  const plan = planJson.parse(document);
  const changing = plan.resource_changes.filter(
    ({ mode, change }) => mode === 'managed' && !change.actions.every((one) => withoutEffect.includes(one)),
  );
  const changes = changing.map((change) => ({
    address: change.address,
    actions: change.change.actions,
    kind: kindOf(change),
  }));
  const halfMade = changing
    .filter(
      ({ action_reason: reason, type, change }) =>
        reason === 'replace_because_tainted' && (change.actions[0] === 'create' || keepsName.has(type)),
    )
    .map(({ address }) => address);
  return {
    summary: summarize(changes),
    changes,
    outputsChange: Object.values(plan.output_changes).some(({ actions }) => !actions.includes('no-op')),
    steps: changing.reduce((sum, { change }) => sum + change.actions.length, 0),
    protections: changing.flatMap(({ type, address, change }) =>
      change.actions.includes('delete') ? protectionsOf({ type, address, values: change.before ?? {} }) : [],
    ),
    password: passwordChangesOf(plan.resource_changes, halfMade),
    planned: plannedResources(document),
    halfMade,
  };
}

/** Whether a plan would change anything, outputs included. */
export function hasChanges({
  changes,
  outputsChange,
}: Pick<EnvironmentPlan, 'changes' | 'outputsChange'>): boolean {
  return changes.length > 0 || outputsChange;
}

function summarize(changes: readonly PlannedChange[]): PlanSummary {
  const summary = { create: 0, update: 0, replace: 0, destroy: 0, rotate: 0 };
  for (const { kind } of changes) summary[kind] += 1;
  return summary;
}

function kindOf(change: ResourceChange): ChangeKind {
  if (isRotation(change)) return 'rotate';
  const { actions } = change.change;
  if (actions.includes('create')) return actions.includes('delete') ? 'replace' : 'create';
  return actions.includes('delete') ? 'destroy' : 'update';
}

function isRotation({ type, change }: ResourceChange): boolean {
  const { actions } = change;
  if (type === 'aws_secretsmanager_secret_version')
    return actions.includes('create') && actions.includes('delete');
  return type === 'aws_db_instance' && actions.includes('update') && onlyPasswordChanges(change);
}

function onlyPasswordChanges({ before, after, after_unknown }: ResourceChange['change']): boolean {
  const unknown = typeof after_unknown === 'object' ? after_unknown : {};
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const changed = [...names].filter((name) => !isDeepStrictEqual(before?.[name], after?.[name]));
  const becomesUnknown = Object.keys(unknown).filter((name) => unknown[name] === true);
  return [...changed, ...becomesUnknown].every((name) => name === 'password_wo_version');
}
