import { isJson, type Json, jsonIn } from '../json.js';

/** A block that is written once and made for each item: https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks */
export interface DynamicBlock {
  readonly name: string;
  /** Name of the item in the content: `ingress.value`. */
  readonly iterator: string;
  readonly forEach: unknown;
  readonly content: Json;
}

/** The dynamic blocks of a body, in each form that Terraform JSON has for them. */
export function dynamicBlocks(source: unknown): readonly DynamicBlock[] {
  return [source]
    .flat(1)
    .filter(isJson)
    .flatMap((named) =>
      Object.entries(named)
        .filter(([name]) => name !== '//')
        .flatMap(([name, bodies]) =>
          [bodies]
            .flat(1)
            .filter(isJson)
            .map((body) => ({
              name,
              iterator: typeof body.iterator === 'string' ? body.iterator.replace(/^\$\{|\}$/g, '') : name,
              forEach: body.for_each,
              content: jsonIn([body.content].flat(1)[0]),
            })),
        ),
    );
}
