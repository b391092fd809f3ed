import { z } from 'zod';
import { fileLimits } from '../../files/file-limits.js';
import { type StateDocument, tryParseState } from '../json/state.js';
import { readMessagePack } from './read-message-pack.js';
import { type ProtobufField, readProtobuf } from './read-protobuf.js';
import { readZip } from './read-zip.js';

/** A file of the configuration that an apply of the plan carries out, which is the one in the plan. */
interface PlannedFile {
  /** Relative to the working folder. */
  readonly path: string;
  readonly content: Buffer;
}

/** What a saved plan says of itself, beside its changes: an apply goes by this, whatever lies in the working folder. */
export interface PlanFile {
  readonly terraformVersion: string;
  /** It does not destroy, it does not only refresh, and it leaves nothing out. */
  readonly isWhole: boolean;
  /** Where the apply reads and writes the state. */
  readonly backend: { readonly type: string; readonly workspace: string; readonly config: unknown };
  /** The state that it was made from. */
  readonly state: StateDocument;
  readonly configuration: readonly PlannedFile[];
}

type PlanFileReading =
  | { readonly plan: PlanFile; readonly reason?: never }
  | { readonly plan?: never; readonly reason: string };

/** Four times what is read of any document: state, earlier state, configuration and changes stand in one file. */
const mostUnpacked = 4 * fileLimits.document;

const modulesShape = z.array(z.object({ Key: z.string().default(''), Dir: z.string() }));

/**
 * Reads a saved plan of Terraform or OpenTofu without starting either.
 * https://github.com/hashicorp/terraform/tree/v1.11/internal/plans/planfile
 */
export function readPlanFile(bytes: Buffer): PlanFileReading {
  const { entries, reason } = readZip(bytes, mostUnpacked);
  if (entries === undefined) return { reason };
  const unknown = [...entries.keys()].find((name) => !knownEntry.test(name));
  if (unknown !== undefined) return { reason: 'it holds something that Terraform does not write' };
  const state = tryParseState(entries.get('tfstate')?.toString('utf8') ?? 'none');
  const head = entries.get('tfplan');
  if (state === undefined || head === undefined) return { reason: 'its state or its changes are missing' };
  try {
    return { plan: { ...headOf(readProtobuf(head)), state, configuration: configurationOf(entries) } };
  } catch {
    return { reason: 'its changes or its configuration cannot be read' };
  }
}

const knownEntry = /^(tfplan|tfstate|tfstate-prev|tfconfig\/.*|\.terraform\.lock\.hcl)$/;

/** https://github.com/hashicorp/terraform/blob/v1.11/internal/plans/planproto/planfile.proto, message Plan */
const fields = { targets: 5, backend: 13, version: 14, forced: 16, mode: 17, errored: 20 } as const;

function headOf(
  message: readonly ProtobufField[],
): Pick<PlanFile, 'terraformVersion' | 'isWhole' | 'backend'> {
  const isAbsent = (number: number) => message.every((one) => one.number !== number || one.value === 0);
  const backend = readProtobuf(bytesOf(message, fields.backend));
  const [config] = readProtobuf(bytesOf(backend, 2));
  return {
    terraformVersion: bytesOf(message, fields.version).toString('utf8'),
    isWhole: [fields.targets, fields.forced, fields.mode, fields.errored].every(isAbsent),
    backend: {
      type: bytesOf(backend, 1).toString('utf8'),
      workspace: bytesOf(backend, 3).toString('utf8'),
      config: Buffer.isBuffer(config?.value) ? readMessagePack(config.value) : null,
    },
  };
}

/** A field that stands there twice would be read differently by others. */
function bytesOf(message: readonly ProtobufField[], number: number): Buffer {
  const [one, ...more] = message.filter((field) => field.number === number);
  if (one === undefined || more.length > 0 || !Buffer.isBuffer(one.value))
    throw new Error(`Field ${number} is missing, or there twice.`);
  return one.value;
}

function configurationOf(entries: ReadonlyMap<string, Buffer>): readonly PlannedFile[] {
  const modules = modulesShape.parse(
    JSON.parse(entries.get('tfconfig/modules.json')?.toString('utf8') ?? ''),
  );
  const folders = new Map(modules.map(({ Key, Dir }) => [`m-${Key}`, Dir]));
  return [...entries].flatMap(([name, content]) => {
    const [top, module, ...rest] = name.split('/');
    if (top !== 'tfconfig' || name === 'tfconfig/modules.json') return [];
    const folder = folders.get(module ?? '');
    if (folder === undefined || rest.length !== 1) throw new Error('A file belongs to no module.');
    return [{ path: `${folder}/${rest[0]}`, content }];
  });
}
