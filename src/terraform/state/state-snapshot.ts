import { createHash } from 'node:crypto';
import { z } from 'zod';
import { runTerraform, type TerraformTarget } from '../run/run-terraform.js';

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

const contentsShape = z.object({ resources: z.unknown(), outputs: z.unknown() });
const versionShape = z.object({ version: z.number(), terraform_version: z.string() });

/** What tells one state from another. It holds addresses only, never a value. */
export interface StateSnapshot {
  readonly serial: number;
  readonly lineage: string;
  /** Sorted. */
  readonly addresses: readonly string[];
  readonly isEmpty: boolean;
  /** SHA-256 of resources and outputs as `state pull` writes them: equal for equal contents. */
  readonly digest: string;
}

/** The state behind an initialized working folder, as text; empty where there is none. */
export async function pullState(target: TerraformTarget): Promise<string> {
  return runTerraform(target, { args: ['state', 'pull'], graceMs });
}

/** The same for a text that may have been cut off: undefined where it is no state. */
export function readState(text: string): StateSnapshot | undefined {
  try {
    return snapshotOf(text);
  } catch {
    return undefined;
  }
}

/** Serial, lineage and addresses of a state. */
export function snapshotOf(text: string): StateSnapshot {
  if (text.trim() === '') return { serial: 0, lineage: '', addresses: [], isEmpty: true, digest: '' };
  const state: unknown = JSON.parse(text);
  const { serial, lineage, resources, outputs } = stateShape.parse(state);
  const addresses = resources.flatMap(({ module, mode, type, name, instances }) =>
    instances.map(({ index_key: key }) => {
      const address = `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
      const index = key === undefined ? '' : `[${JSON.stringify(key)}]`;
      return `${module === '' ? '' : `${module}.`}${address}${index}`;
    }),
  );
  const isEmpty = resources.length === 0 && Object.keys(outputs).length === 0;
  return { serial, lineage, addresses: addresses.sort(), isEmpty, digest: digestOf(state) };
}

function digestOf(state: unknown): string {
  const contents = contentsShape.parse(state);
  return createHash('sha256').update(JSON.stringify(contents)).digest('hex');
}

/** A state of the same version without anything in it. */
export function emptyState(text: string): string {
  const { version, terraform_version } = versionShape.parse(JSON.parse(text));
  return JSON.stringify({ version, terraform_version, serial: 0, lineage: '', outputs: {}, resources: [] });
}

/** Whether a state holds neither resources nor outputs. */
export function isEmptyStateText(text: string): boolean {
  return snapshotOf(text).isEmpty;
}
