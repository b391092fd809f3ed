import { z } from 'zod';

/** Settings of which each may be left out, those of a block inside them as well; lists and maps with free keys stay whole. */
type Optional<Value> = Value extends string | number | boolean | readonly unknown[]
  ? Value
  : string extends keyof Value
    ? Value
    : { [Key in keyof Value]?: Optional<NonNullable<Value[Key]>> };

type OptionalShape<Shape extends z.ZodRawShape> = {
  [Key in keyof Shape]: z.ZodOptional<
    z.ZodType<Optional<z.output<Shape[Key]>>, Optional<z.input<Shape[Key]>>>
  >;
};

/** The members of a block, each one optional: what a person may write of it. A block inside it is described by its title. */
export function optionalShape<Shape extends z.ZodRawShape>(block: z.ZodObject<Shape>): OptionalShape<Shape> {
  const members = Object.entries(block.shape).map(([key, member]) => [key, optional(member)]);
  // The type is that of the same walk over the schema's type.
  return Object.fromEntries(members) as OptionalShape<Shape>;
}

function optional(schema: z.core.$ZodType): z.ZodOptional<z.core.$ZodType> {
  if (!(schema instanceof z.ZodObject)) return z.optional(schema);
  return z.strictObject(optionalShape(schema)).describe(`${schema.meta()?.title}.`).optional();
}
