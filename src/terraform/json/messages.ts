import { z } from 'zod';

const resource = z.object({ addr: z.string(), resource_type: z.string().default('') });
const hook = z.object({
  resource,
  action: z.string(),
  id_key: z.string().optional(),
  id_value: z.string().optional(),
  elapsed_seconds: z.number().optional(),
});

/** One of Terraform's diagnostics. The snippet is left out on purpose: it quotes values. */
const diagnosticShape = z.object({
  severity: z.enum(['error', 'warning']),
  summary: z.string(),
  detail: z.string().default(''),
  address: z.string().optional(),
});

/** One of Terraform's diagnostics, without the snippet that quotes values. */
export type TerraformDiagnostic = z.output<typeof diagnosticShape>;

const hookTypes = [
  'apply_start',
  'apply_progress',
  'apply_complete',
  'apply_errored',
  'ephemeral_op_start',
  'ephemeral_op_progress',
  'ephemeral_op_complete',
  'ephemeral_op_errored',
] as const;

const message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('version'), terraform: z.string().optional(), tofu: z.string().optional() }),
  z.object({ type: z.literal('planned_change'), change: z.object({ resource, action: z.string() }) }),
  z.object({
    type: z.literal('change_summary'),
    changes: z.object({
      add: z.number(),
      change: z.number(),
      remove: z.number(),
      import: z.number().default(0),
      operation: z.string(),
    }),
  }),
  z.object({ type: z.enum(hookTypes), hook }),
  z.object({ type: z.literal('diagnostic'), diagnostic: diagnosticShape }),
  // Values of outputs are not kept: some are sensitive.
  z.object({
    type: z.literal('outputs'),
    outputs: z.record(z.string(), z.object({ action: z.string().optional() })),
  }),
]);

/**
 * One line of Terraform's `-json` output:
 * https://developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
export type TerraformMessage = z.output<typeof message>;

/** Parses a line of `-json` output; undefined for types that we do not use and for lines that are not JSON. */
export function parseMessage(line: string): TerraformMessage | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return message.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
