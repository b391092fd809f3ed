import { z } from 'zod';
import { resourcesIn } from '../../model/plan/plan-resources.js';
import { planUnreadable } from '../errors.js';
import { readDocument } from './read-document.js';

const values = z.record(z.string(), z.unknown());
// None would pass for no change.
const actions = z.array(z.string()).min(1);
const resourceChange = z.object({
  address: z.string(),
  mode: z.string().default('managed'),
  type: z.string(),
  action_reason: z.string().optional(),
  change: z.object({
    actions,
    before: values.nullish(),
    after: values.nullish(),
    after_unknown: z.union([z.boolean(), values]).optional(),
    before_sensitive: z.union([z.boolean(), values]).optional(),
    after_sensitive: z.union([z.boolean(), values]).optional(),
    /** Attributes that force a replacement. */
    replace_paths: z.array(z.array(z.union([z.string(), z.number()]))).optional(),
    importing: z.unknown().optional(),
  }),
});
const configuredResource = z.object({ address: z.string(), expressions: values.default({}) });
const configuredModule = z.object({
  resources: z.array(configuredResource).default([]),
  get module_calls() {
    return z.record(z.string(), z.object({ module: configuredModule.optional() })).optional();
  },
});

/** https://developer.hashicorp.com/terraform/internals/json-format#plan-representation */
const planShape = z.object({
  format_version: z.string().regex(/^1\.\d+$/, { error: 'only 1.x is known' }),
  planned_values: z.looseObject({ root_module: z.looseObject({}).optional() }).optional(),
  /** What the refresh has found: everything is there after it. */
  prior_state: z
    .looseObject({ values: z.looseObject({ root_module: z.looseObject({}).optional() }).optional() })
    .optional(),
  /** What was changed outside of Terraform: before as the state has it, after as it lives. */
  resource_drift: z.array(resourceChange).default([]),
  resource_changes: z.array(resourceChange).default([]),
  output_changes: z
    .record(
      z.string(),
      z.object({
        actions,
        before: z.unknown().optional(),
        after: z.unknown().optional(),
        after_unknown: z.unknown().optional(),
        before_sensitive: z.unknown().optional(),
        after_sensitive: z.unknown().optional(),
      }),
    )
    .default({}),
  configuration: z
    .object({ root_module: configuredModule.default({ resources: [] }) })
    .default({ root_module: { resources: [] } }),
});

/** What `terraform show -json` prints of a saved plan, as far as it is used. It holds values, some of them secret. */
export type PlanDocument = z.output<typeof planShape>;

/** One resource of a plan, changed or not. */
export type ResourceChange = PlanDocument['resource_changes'][number];

/**
 * Reads what `terraform show -json` printed of a saved plan.
 * @param suffix whose plan it is
 * @throws UserError `plan-unreadable` for another format: what is not understood must not look like "no changes"
 */
export function parsePlan(text: string, suffix: string): PlanDocument {
  const { document, reason } = readDocument(text, planShape);
  if (document === undefined) throw planUnreadable.error({ suffix, reason });
  if (leavesOut(document))
    throw planUnreadable.error({ suffix, reason: 'resource_changes: a resource that is planned is missing' });
  return document;
}

/** Terraform lists every planned resource among the changes, also one without a change: what is left out would pass for unchanged. */
function leavesOut({ planned_values: planned, resource_changes: changes }: PlanDocument): boolean {
  const known = new Set<unknown>(changes.map(({ address }) => address));
  return [...resourcesIn(planned?.root_module)].some(({ source }) => !known.has(source.address));
}

/** The changes of managed resources, those without an effect too; a data source is read, never changed. */
export function managedChanges({ resource_changes: changes }: PlanDocument): readonly ResourceChange[] {
  return changes.filter(({ mode }) => mode === 'managed');
}
