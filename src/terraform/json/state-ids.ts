import { z } from 'zod';

const stateShape = z.object({
  resources: z
    .array(
      z.object({
        module: z.string().optional(),
        mode: z.string(),
        type: z.string(),
        name: z.string(),
        instances: z
          .array(
            z.object({
              index_key: z.unknown().optional(),
              deposed: z.string().optional(),
              status: z.string().optional(),
              attributes: z.object({ id: z.string().optional() }).nullish(),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
});

/** The ids of a state's resources by address, data sources and deposed objects left out; the id is empty where the state has none. */
export function idsOfState(text: string): ReadonlyMap<string, string> {
  if (text.trim() === '') return new Map();
  const ids = new Map<string, string>();
  for (const { module, mode, type, name, instances } of stateShape.parse(JSON.parse(text)).resources) {
    if (mode !== 'managed') continue;
    for (const { index_key: key, deposed, attributes } of instances) {
      if (deposed !== undefined) continue;
      const index = key === undefined || key === null ? '' : `[${JSON.stringify(key)}]`;
      const prefix = module === undefined ? '' : `${module}.`;
      ids.set(`${prefix}${type}.${name}${index}`, attributes?.id ?? '');
    }
  }
  return ids;
}

/** Whether a state has something whose creation was not finished: Terraform marks it as tainted. */
export function hasTainted(text: string): boolean {
  if (text.trim() === '') return false;
  const { resources } = stateShape.parse(JSON.parse(text));
  return resources.some(({ instances }) => instances.some(({ status }) => status === 'tainted'));
}
