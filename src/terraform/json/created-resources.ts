import { z } from 'zod';
import { resourceTypeOf } from '../../resources/index.js';
import { managedChanges, type PlanDocument } from './plan.js';

/** Names by which AWS finds a resource: known ones as they are, others by the resource that they will come from. */
export const identityShape = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.object({ of: z.string() })]),
);

/** See `identityShape`. */
export type PlannedIdentity = Readonly<z.output<typeof identityShape>>;

/** A resource that a plan creates. */
export interface CreatedResource {
  readonly address: string;
  readonly resourceType: string;
  readonly identity: PlannedIdentity;
}

const reference = z.object({ references: z.array(z.string()) });

/** Every resource that a plan creates or replaces, with what identifies it. */
export function createdResources(plan: PlanDocument): readonly CreatedResource[] {
  const expressions = new Map(
    plan.configuration.root_module.resources.map(({ address, expressions }) => [address, expressions]),
  );
  return managedChanges(plan)
    .filter(({ change }) => change.actions.includes('create'))
    .map(({ address, type, change }) => {
      const written = expressions.get(address.replace(/\[[^[]*\]$/, '')) ?? {};
      const identity: Record<string, PlannedIdentity[string]> = {};
      for (const name of identifying(type)) {
        const part = partOf(valueAtName(change.after, name), written[name]);
        if (part !== undefined) identity[name] = part;
      }
      return { address, resourceType: type, identity };
    });
}

function identifying(type: string): readonly string[] {
  const identity = resourceTypeOf(type)?.identity;
  return identity === undefined || 'none' in identity ? [] : identity;
}

/** The value of an attribute, or of a key of one: `tags.Name`. */
function valueAtName(after: Readonly<Record<string, unknown>> | null | undefined, name: string): unknown {
  const [attribute = '', key] = name.split('.');
  const value = after?.[attribute];
  if (key === undefined || typeof value !== 'object' || value === null)
    return key === undefined ? value : undefined;
  return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** A value that is known, or the one resource that it comes from. */
function partOf(value: unknown, expression: unknown): PlannedIdentity[string] | undefined {
  if ((typeof value === 'string' && value !== '') || typeof value === 'number') return value;
  // Terraform names the most exact reference first: `aws_lb.alb.arn`, then `aws_lb.alb`.
  const [first] = reference.safeParse(expression).data?.references ?? [];
  const [, type, name] = first?.match(/^(aws_[a-z0-9_]+)\.([\w-]+)/) ?? [];
  return type === undefined || name === undefined ? undefined : { of: `${type}.${name}` };
}
