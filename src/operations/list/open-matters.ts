import type { Target } from '../../aws/target.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { BackendBlock } from '../../config/values/backend-block.js';
import { messageOf } from '../../errors/message-of.js';
import { runAtWork } from '../../terraform/folder/busy.js';
import type { EnvironmentFolder } from '../../terraform/folder/environment-folder.js';
import { pastRuns } from '../../terraform/folder/journal/past-runs.js';
import { describeBackend } from '../../terraform/state/backend-record.js';
import type { StateFacts } from '../record/state-facts.js';
import { tellOfStates, tellStory } from '../recover/story.js';
import { unsentPassword } from '../recover/unsent-password.js';
import { isLockReadable, readLock } from '../state/state-locks.js';
import type { OpenMatters } from './listed-environment.js';

interface Place {
  readonly target: Target;
  readonly folder: EnvironmentFolder;
  readonly block: BackendBlock;
}

interface Known {
  readonly facts: StateFacts | undefined;
  /** Undefined where the file does not have it. */
  readonly environment: ResolvedEnvironment | undefined;
}

/** Nothing is open of what nobody could look at. */
export const nothingOpen: OpenMatters = {
  lock: null,
  lockUnknown: null,
  atWork: null,
  unrecovered: [],
  passwordRotation: false,
  protections: [],
};

/** What waits for somebody at an environment: known from its state, its lock and the journals of this project folder. */
export async function openMatters(place: Place, { facts, environment }: Known): Promise<OpenMatters> {
  const { folder } = place;
  const worker = await runAtWork(folder);
  const past = pastRuns(folder, { file: '' });
  // What a run is making now, it does not leave behind.
  const stories = worker === undefined ? [...past.unrecovered.map(tellStory), ...tellOfStates(past)] : [];
  return {
    ...(await lockOf(place)),
    atWork:
      worker === undefined
        ? null
        : `multienv ${worker.command} (process ${worker.pid} on ${worker.host}, since ${worker.started})`,
    unrecovered: stories,
    passwordRotation: isRotationPending({ facts, environment }) || unsentPassword(folder) !== undefined,
    protections: facts?.protections ?? [],
  };
}

/** The file has raised the version, and the next deploy sends the password. */
function isRotationPending({ facts, environment }: Known): boolean {
  const { source, version } = environment?.database.password ?? {};
  if (source === undefined || source === 'rdsManaged' || facts?.passwordVersion === undefined) return false;
  return facts.passwordVersion !== version;
}

async function lockOf({ target, folder, block }: Place): Promise<Pick<OpenMatters, 'lock' | 'lockUnknown'>> {
  if (!isLockReadable(block))
    return { lock: null, lockUnknown: `only Terraform can read a lock of ${describeBackend(block)}` };
  try {
    return { lock: (await readLock({ ...target, folder }, block)) ?? null, lockUnknown: null };
  } catch (error) {
    return { lock: null, lockUnknown: messageOf(error) };
  }
}
