import { z } from 'zod';

/** Names by which AWS finds a resource: known ones as they are, others by the resource that they will come from. */
export const identityShape = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.object({ of: z.string() })]),
);

/** See `identityShape`. */
export type PlannedIdentity = Readonly<z.output<typeof identityShape>>;

/** A resource that a plan creates. */
export interface PlannedResource {
  readonly address: string;
  readonly resourceType: string;
  readonly identity: PlannedIdentity;
}

/** Attributes that identify a resource to AWS, by type. They are names, never anything that could be secret. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  aws_autoscaling_group: ['name'],
  aws_db_instance: ['identifier'],
  aws_db_parameter_group: ['name'],
  aws_db_subnet_group: ['name'],
  aws_iam_instance_profile: ['name'],
  aws_iam_role: ['name'],
  aws_iam_role_policy: ['name', 'role'],
  aws_iam_role_policy_attachment: ['role', 'policy_arn'],
  aws_launch_template: ['name'],
  aws_lb: ['name'],
  aws_lb_listener: ['load_balancer_arn', 'port'],
  aws_lb_target_group: ['name'],
  aws_s3_bucket: ['bucket'],
  aws_s3_bucket_ownership_controls: ['bucket'],
  aws_s3_bucket_policy: ['bucket'],
  aws_s3_bucket_public_access_block: ['bucket'],
  aws_s3_bucket_server_side_encryption_configuration: ['bucket'],
  aws_s3_bucket_versioning: ['bucket'],
  aws_secretsmanager_secret: ['name'],
  aws_security_group: ['name', 'vpc_id'],
  aws_vpc_security_group_egress_rule: ruleAttributes(),
  aws_vpc_security_group_ingress_rule: ruleAttributes(),
};

function ruleAttributes(): readonly string[] {
  const peers = ['cidr_ipv4', 'cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id'];
  return ['security_group_id', 'ip_protocol', 'from_port', 'to_port', ...peers];
}

const reference = z.object({ references: z.array(z.string()) });
const planShape = z.object({
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        mode: z.string().default('managed'),
        type: z.string(),
        change: z.object({
          actions: z.array(z.string()),
          after: z.record(z.string(), z.unknown()).nullish(),
        }),
      }),
    )
    .default([]),
  configuration: z
    .object({
      root_module: z
        .object({
          resources: z
            .array(
              z.object({ address: z.string(), expressions: z.record(z.string(), z.unknown()).default({}) }),
            )
            .default([]),
        })
        .default({ resources: [] }),
    })
    .default({ root_module: { resources: [] } }),
});

/** Every resource that a plan (`show -json`) creates or replaces, with what identifies it. */
export function plannedResources(plan: unknown): readonly PlannedResource[] {
  const { resource_changes: changes, configuration } = planShape.parse(plan);
  const expressions = new Map(
    configuration.root_module.resources.map(({ address, expressions }) => [address, expressions]),
  );
  return changes
    .filter(({ mode, change }) => mode === 'managed' && change.actions.includes('create'))
    .map(({ address, type, change }) => {
      const written = expressions.get(address.replace(/\[[^[]*\]$/, '')) ?? {};
      const identity: Record<string, PlannedIdentity[string]> = {};
      for (const name of attributes[type] ?? []) {
        const part = partOf(change.after?.[name], written[name]);
        if (part !== undefined) identity[name] = part;
      }
      return { address, resourceType: type, identity };
    });
}

/** A value that is known, or the one resource that it comes from. */
function partOf(value: unknown, expression: unknown): PlannedIdentity[string] | undefined {
  if ((typeof value === 'string' && value !== '') || typeof value === 'number') return value;
  // Terraform names the most exact reference first: `aws_lb.alb.arn`, then `aws_lb.alb`.
  const [first] = reference.safeParse(expression).data?.references ?? [];
  const [, type, name] = first?.match(/^(aws_[a-z0-9_]+)\.([\w-]+)/) ?? [];
  return type === undefined || name === undefined ? undefined : { of: `${type}.${name}` };
}
