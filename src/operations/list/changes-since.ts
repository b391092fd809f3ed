import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { readProviderLock } from '../../terraform/binary/provider-lock.js';
import { environmentFolder } from '../../terraform/folder/environment-folder.js';
import { contentHash, settingsHash } from '../record/content-hash.js';
import type { DeployRecord, RecordReading } from '../record/deploy-record.js';

/** Whether the file says something else than what was deployed last. */
export interface ChangesSince {
  readonly state: 'changed' | 'unchanged' | 'unknown';
  /** What has changed, or why that is unknown. */
  readonly reasons: readonly string[];
}

interface Compared {
  readonly environment: ResolvedEnvironment;
  readonly loaded: Pick<LoadedEnvironments, 'root' | 'synthCommand'>;
  readonly sandboxFolder: string | undefined;
}

/** Compares what an environment would be made of now with what its last deploy has noted. Nothing is started: a plan tells what it comes to. */
export async function changesSince(reading: RecordReading, compared: Compared): Promise<ChangesSince> {
  if (reading.kind === 'unreadable') return { state: 'unknown', reasons: [reading.reason] };
  if (reading.kind === 'none') return { state: 'unknown', reasons: ['no deploy has noted what it made'] };
  const { record } = reading;
  const changed = [
    ...(record.outcome === 'partial' ? ['the last deploy or destroy did not end well'] : []),
    ...(await contentOf(record, compared)),
    ...providerOf(record, compared),
  ];
  if (changed.length > 0) return { state: 'changed', reasons: changed };
  return isAppSilent(record, compared)
    ? {
        state: 'unknown',
        reasons: ['the settings are the same; what `synthCommand` makes of them only a plan tells'],
      }
    : { state: 'unchanged', reasons: [] };
}

async function contentOf(record: DeployRecord, compared: Compared): Promise<readonly string[]> {
  const { environment } = compared;
  if (isAppSilent(record, compared))
    return record.settingsHash === settingsHash(environment) ? [] : ['the settings'];
  // Loading the constructs takes most of the time of a list.
  const { stackJson } = await import('../../stacks/synth/synthesize.js');
  return record.contentHash === contentHash(stackJson(environment)) ? [] : ['the stack'];
}

/** An app of the project makes the stack, or made it: only it could tell. */
function isAppSilent({ contentHash: hash }: DeployRecord, { loaded }: Compared): boolean {
  return hash === null || loaded.synthCommand !== undefined;
}

function providerOf(
  { product, provider, suffix }: DeployRecord,
  { loaded: { root }, sandboxFolder }: Compared,
): readonly string[] {
  const { providerLockStart, providerLockFile } = environmentFolder(suffix, { root, sandboxFolder, product });
  const locked = [providerLockStart, providerLockFile].map(readProviderLock).find((one) => one !== 'absent');
  if (provider === null || locked === undefined || typeof locked === 'string') return [];
  return locked.version === provider ? [] : [`the AWS provider (${provider}, now ${locked.version})`];
}
