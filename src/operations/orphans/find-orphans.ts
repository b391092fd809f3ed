import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SandboxPlace } from '../../aws/target.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { backendOf } from '../../config/values/backend.js';
import type { BackendBlock } from '../../config/values/backend-block.js';
import { messageOf } from '../../errors/message-of.js';
import { environmentFolder } from '../../terraform/folder/environment-folder.js';
import { tryParseState } from '../../terraform/json/state.js';
import { isEmptyState } from '../../terraform/json/state-resources.js';
import { describeBackend } from '../../terraform/state/backend-record.js';
import type { OperationContext } from '../context.js';
import { settingsHash } from '../record/content-hash.js';
import type { RecordReading } from '../record/deploy-record.js';
import { openRecordStore, readLocalRecord } from '../record/record-store.js';
import { stateFacts } from '../record/state-facts.js';
import { readLocalStateText, readStateText } from '../state/read-state-text.js';
import { targetOf } from '../target.js';
import { knownHere } from './local-states.js';
import type { Orphan } from './orphan.js';
import { orphanWay } from './orphan-way.js';
import { bucketStores, listStore } from './state-stores.js';

/** Whose orphans are looked for, and where. */
export interface OrphanSearch {
  readonly loaded: Pick<LoadedEnvironments, 'file' | 'root' | 'project' | 'environments'>;
  readonly sandbox?: SandboxPlace | undefined;
  /** Look at these suffixes alone. Default: at all that the store has. */
  readonly suffixes?: readonly string[];
  /** AWS is not asked, nor the emulator. */
  readonly isLocal?: boolean;
}

/** A part of the state store that could not be looked at, and why. */
export interface Unlisted {
  readonly store: string;
  readonly reason: string;
}

/** What a search has found; where something could not be looked at, there may be more. */
export interface FoundOrphans {
  readonly orphans: readonly Orphan[];
  readonly unlisted: readonly Unlisted[];
}

interface Candidate {
  readonly suffix: string;
  readonly block: BackendBlock;
  /** Whose credentials reach the state. */
  readonly reader: ResolvedEnvironment | undefined;
}

/** The environments that this project folder and the buckets of the file know and the file does not have. No Terraform is started. */
export async function findOrphans(context: OperationContext, search: OrphanSearch): Promise<FoundOrphans> {
  const here = hereCandidates(context, search);
  const listed = await Promise.all(
    bucketStores(search.loaded.environments).map(async (store) => {
      const { backend, name, environments } = store;
      const listing =
        search.suffixes === undefined
          ? await listStore(context, store, search.sandbox)
          : { suffixes: search.suffixes };
      if ('reason' in listing) return { candidates: [], unlisted: [{ store: name, reason: listing.reason }] };
      const candidates = listing.suffixes.map((suffix) => {
        const key = `${store.prefix}${suffix}/terraform.tfstate`;
        const { bucket, region, owner, kmsKeyArn } = backend;
        const config = { bucket, region, key, ...(kmsKeyArn === undefined ? {} : { kms_key_id: kmsKeyArn }) };
        return { suffix, block: { type: 's3', config, bucketOwner: owner }, reader: environments[0] };
      });
      return { candidates, unlisted: [] };
    }),
  );
  return examineAll(context, search, {
    // What was seen from here knows with whose credentials: of two for one place it is the last.
    candidates: [...listed.flatMap(({ candidates }) => candidates), ...here],
    unlisted: listed.flatMap(({ unlisted }) => unlisted),
  });
}

/** Those of this project folder that keep their state in it: AWS is not asked. */
export async function findLocalOrphans(
  context: OperationContext,
  search: Omit<OrphanSearch, 'isLocal'>,
): Promise<readonly Orphan[]> {
  const candidates = hereCandidates(context, search).filter(({ block }) => block.type === 'local');
  return (await examineAll(context, { ...search, isLocal: true }, { candidates, unlisted: [] })).orphans;
}

function hereCandidates(context: OperationContext, { loaded, sandbox }: OrphanSearch): readonly Candidate[] {
  const folders = { root: loaded.root, sandboxFolder: sandbox?.folder };
  return knownHere(context, folders).map((known) => ({ ...known, reader: loaded.environments[0] }));
}

async function examineAll(
  context: OperationContext,
  search: OrphanSearch,
  found: { readonly candidates: readonly Candidate[]; readonly unlisted: readonly Unlisted[] },
): Promise<FoundOrphans> {
  const { loaded, suffixes } = search;
  const inFile = new Set(loaded.environments.map(({ suffix }) => suffix));
  const places = new Map(
    found.candidates
      .filter(({ suffix }) => !inFile.has(suffix) && (suffixes?.includes(suffix) ?? true))
      .map((one) => [`${one.suffix} ${describeBackend(one.block)}`, one]),
  );
  const unlisted = [...found.unlisted];
  const orphans: Orphan[] = [];
  await Promise.all(
    [...places.values()].map(async (candidate) => {
      try {
        const orphan = await examine(context, search, candidate);
        if (orphan !== undefined) orphans.push(orphan);
      } catch (error) {
        const store = `${describeBackend(candidate.block)} (${candidate.suffix})`;
        unlisted.push({ store, reason: messageOf(error) });
      }
    }),
  );
  return { orphans: orphans.sort((one, other) => (one.suffix < other.suffix ? -1 : 1)), unlisted };
}

/** Undefined where nothing is deployed. */
async function examine(
  context: OperationContext,
  search: OrphanSearch,
  candidate: Candidate,
): Promise<Orphan | undefined> {
  const { loaded } = search;
  const { suffix, block } = candidate;
  const { text, record: reading } = await read(context, search, candidate);
  if (text?.trim() === '') return undefined;
  const state = text === undefined ? undefined : tryParseState(text);
  const facts = state === undefined ? undefined : stateFacts(state);
  if (facts?.resources === 0) return undefined;
  const record = reading.kind === 'record' ? reading.record : undefined;
  const isRecordOurs = block.type !== 's3';
  const { project, environments } = loaded;
  const traces = { suffix, project, block, state, record, environments, isRecordOurs };
  return {
    suffix,
    where: describeBackend(block),
    facts,
    record: reading,
    renamedTo: await renamedTo(context, search, record?.settingsHash),
    foreign: foreignTo(loaded, { project: record?.project ?? facts?.project, file: record?.file }),
    way:
      text !== undefined && state === undefined
        ? { obstacle: 'its state cannot be read' }
        : orphanWay(traces),
  };
}

async function read(
  context: OperationContext,
  { loaded, sandbox }: OrphanSearch,
  { suffix, block, reader }: Candidate,
): Promise<{ readonly text: string | undefined; readonly record: RecordReading }> {
  const folder = environmentFolder(suffix, { root: loaded.root, sandboxFolder: sandbox?.folder });
  if (block.type !== 's3' || reader === undefined) {
    const text = block.type === 'local' ? readLocalStateText(folder) : undefined;
    return { text, record: readLocalRecord(folder) };
  }
  const place = { ...targetOf(context, { ...reader, suffix }, sandbox), folder };
  const [text, record] = await Promise.all([
    readStateText(place, block),
    openRecordStore(place, block).then((store) => store.read()),
  ]);
  return { text, record };
}

/** An environment of the file with the same settings, of which nothing is deployed. */
async function renamedTo(
  context: OperationContext,
  { loaded, sandbox, isLocal = false }: OrphanSearch,
  hash: string | undefined,
): Promise<string | undefined> {
  if (hash === undefined) return undefined;
  for (const environment of loaded.environments.filter((one) => settingsHash(one) === hash)) {
    const { suffix } = environment;
    const folder = environmentFolder(suffix, { root: loaded.root, sandboxFolder: sandbox?.folder });
    const place = { ...targetOf(context, environment, sandbox), folder };
    if (isLocal && backendOf(place.environment).type !== 'local') continue;
    const text = await readStateText(place).catch(() => undefined);
    const state = text === undefined ? undefined : tryParseState(text);
    if (state !== undefined && isEmptyState(state)) return suffix;
  }
  return undefined;
}

/** Two projects may share a bucket, two files a folder. */
function foreignTo(
  { project, file, root }: OrphanSearch['loaded'],
  of: { readonly project: string | undefined; readonly file: string | undefined },
): string | undefined {
  if (of.project !== undefined && of.project !== project) return `the project ${of.project}`;
  const isOther = of.file !== undefined && of.file !== basename(file) && basename(of.file) === of.file;
  return isOther && existsSync(join(root, of.file)) ? `the file ${of.file}` : undefined;
}
