import { stateBucketForeign } from '../../aws/errors.js';
import type { Target } from '../../aws/target.js';
import { type BackendBlock, backendBlock } from '../../config/values/backend-block.js';
import { s3BackendOf } from '../../config/values/s3-backend-of.js';
import { UserError } from '../../errors/user-error.js';
import { parseState, type StateDocument, tryParseState } from '../../terraform/json/state.js';
import { isSamePlace, recordedBackend } from '../../terraform/state/backend-record.js';
import { pullState } from '../../terraform/state/pull-state.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { prepare } from '../run/prepare.js';
import { readStateText } from './read-state-text.js';

/** What it takes to read a state without Terraform. */
type ReadableRun = Target & Pick<EnvironmentRun, 'buckets' | 'folder'>;

/** What a run has asked Terraform for: each start of it takes a while, and a run asks before it changes anything. */
const pulled = new WeakMap<EnvironmentRun, Promise<StateDocument>>();

/**
 * The state as it is stored, with nothing in it where there is none: read without Terraform where that is possible, else by `state pull`.
 * @throws UserError `state-unreadable`, or what keeps Terraform from reading it: a state that nobody can read is not an empty one
 */
export async function storedState(run: EnvironmentRun): Promise<StateDocument> {
  return (await readableState(run)) ?? pulledState(run);
}

/** The state as Terraform reads it. */
function pulledState(run: EnvironmentRun): Promise<StateDocument> {
  const known = pulled.get(run) ?? pull(run);
  pulled.set(run, known);
  return known;
}

/**
 * The stored state without a start of Terraform; undefined where only Terraform can read it: another backend, an encrypted state.
 * @throws UserError `state-bucket-foreign`: a bucket of somebody else is not asked twice
 */
export async function readableState(run: ReadableRun): Promise<StateDocument | undefined> {
  const text = await textOf(run).catch(unlessForeign);
  return text === undefined ? undefined : tryParseState(text);
}

function unlessForeign(error: unknown): undefined {
  if (error instanceof UserError && error.code === stateBucketForeign.code) throw error;
  return undefined;
}

async function pull(run: EnvironmentRun): Promise<StateDocument> {
  await prepare(run);
  return parseState(await pullState(run.target), run.folder.suffix);
}

/** Empty where there is none. A bucket is read only when it is known to be ours. */
async function textOf(run: ReadableRun): Promise<string | undefined> {
  const block = blockOf(run);
  if (s3BackendOf(run.environment, block) !== undefined) await run.buckets.check(run, block);
  return readStateText(run, block);
}

/** Without a region of its own a bucket has that of the environment: an edit of that must not hide the state which tells of it. */
function blockOf({ environment, folder }: ReadableRun): BackendBlock {
  const wanted = backendBlock(environment);
  const recorded = recordedBackend(folder);
  return recorded !== undefined && isSamePlace(recorded, wanted) ? recorded : wanted;
}
