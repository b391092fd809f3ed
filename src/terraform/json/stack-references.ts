import { z } from 'zod';

const blocks = z.record(z.string(), z.record(z.string(), z.unknown())).default({});
const stackShape = z.object({
  resource: blocks,
  data: blocks,
  ephemeral: blocks,
  locals: z.record(z.string(), z.unknown()).default({}),
});

const reference =
  /(?<![\w.-])(?:(data|ephemeral)\.)?([a-z][a-z0-9]*(?:_[a-z0-9]+)+|local)\.([A-Za-z_][\w-]*)/g;

/** What the resources of a stack refer to, straight or by others. */
export interface StackReferences {
  /** Addresses of the stack's resources. */
  readonly resources: readonly string[];
  /** Every resource that the one at `address` needs, itself included. */
  readonly needsOf: (address: string) => ReadonlySet<string>;
}

/** Reads the references of a stack in Terraform's JSON. */
export function stackReferences(stackText: string): StackReferences {
  const { resource, data, ephemeral, locals } = stackShape.parse(JSON.parse(stackText));
  const elements = new Map<string, unknown>([
    ...elementsOf(resource, ''),
    ...elementsOf(data, 'data.'),
    ...elementsOf(ephemeral, 'ephemeral.'),
    ...Object.entries(locals).map(([name, value]) => [`local.${name}`, value] as const),
  ]);
  const resources = new Set(elementsOf(resource, '').map(([address]) => address));
  const visit = (address: string, seen: Set<string>) => {
    if (seen.has(address) || !elements.has(address)) return;
    seen.add(address);
    const text = JSON.stringify(elements.get(address));
    for (const [, kind, type, name] of text.matchAll(reference))
      visit(`${kind === undefined ? '' : `${kind}.`}${type}.${name}`, seen);
  };
  return {
    resources: [...resources],
    needsOf: (address) => {
      const seen = new Set<string>();
      visit(address, seen);
      return new Set([...seen].filter((one) => resources.has(one)));
    },
  };
}

function elementsOf(
  blocksByType: z.output<typeof blocks>,
  prefix: string,
): readonly (readonly [string, unknown])[] {
  return Object.entries(blocksByType).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, value]) => [`${prefix}${type}.${name}`, value] as const),
  );
}
