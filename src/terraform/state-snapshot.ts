import { z } from 'zod';
import { runTerraform, type TerraformTarget } from './run-terraform.js';

const graceMs = 3_000;

/** https://developer.hashicorp.com/terraform/language/state: version 4 of the format, as far as two states are compared. */
const stateShape = z.object({
  serial: z.number().default(0),
  lineage: z.string().default(''),
  outputs: z.record(z.string(), z.unknown()).default({}),
  resources: z
    .array(
      z.object({
        module: z.string().default(''),
        mode: z.string().default('managed'),
        type: z.string(),
        name: z.string(),
        instances: z.array(z.object({ index_key: z.unknown().optional() })).default([]),
      }),
    )
    .default([]),
});

/** What tells one state from another. It holds addresses only, never a value. */
interface StateSnapshot {
  readonly serial: number;
  readonly lineage: string;
  /** Sorted. */
  readonly addresses: readonly string[];
  readonly isEmpty: boolean;
}

/** The state behind an initialized working folder, as text; empty where there is none. */
export async function pullState(target: TerraformTarget): Promise<string> {
  return runTerraform(target, { args: ['state', 'pull'], graceMs });
}

/** Serial, lineage and addresses of a state. */
export function snapshotOf(text: string): StateSnapshot {
  if (text.trim() === '') return { serial: 0, lineage: '', addresses: [], isEmpty: true };
  const { serial, lineage, resources, outputs } = stateShape.parse(JSON.parse(text));
  const addresses = resources.flatMap(({ module, mode, type, name, instances }) =>
    instances.map(({ index_key: key }) => {
      const address = `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
      const index = key === undefined ? '' : `[${JSON.stringify(key)}]`;
      return `${module === '' ? '' : `${module}.`}${address}${index}`;
    }),
  );
  const isEmpty = resources.length === 0 && Object.keys(outputs).length === 0;
  return { serial, lineage, addresses: addresses.sort(), isEmpty };
}

/** Whether a state holds neither resources nor outputs. */
export function isEmptyStateText(text: string): boolean {
  return snapshotOf(text).isEmpty;
}
