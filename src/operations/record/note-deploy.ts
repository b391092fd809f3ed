import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { LoadedEnvironments } from '../../config/file/load.js';
import { backendBlock } from '../../config/values/backend-block.js';
import { messageOf } from '../../errors/message-of.js';
import { packageVersion } from '../../package-files.js';
import { readProviderLock } from '../../terraform/binary/provider-lock.js';
import { readRun } from '../../terraform/folder/journal/read-run.js';
import { tryParseState } from '../../terraform/json/state.js';
import type { AppliedCounts } from '../../terraform/run/progress.js';
import type { OperationContext } from '../context.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { readStateText } from '../state/read-state-text.js';
import { ciRunUrl } from './ci-run-url.js';
import { contentHash, settingsHash } from './content-hash.js';
import type { DeployRecord, RecordReading } from './deploy-record.js';
import { openRecordStore } from './record-store.js';
import { recordedSettings } from './recorded-settings.js';
import { stateFacts } from './state-facts.js';

/** What came of a deploy. */
interface Deployed {
  readonly loaded: Pick<LoadedEnvironments, 'file' | 'synthCommand'>;
  /** What was applied; undefined where there was nothing to apply. */
  readonly applied?: AppliedCounts | undefined;
  /** It ended with an error, and nobody knows how much of it was made. */
  readonly isPartial?: boolean;
}

/** Keeps beside the state when, by whom and with what an environment was deployed. Where that fails it is told: what is deployed is deployed. */
export async function noteDeploy(
  context: OperationContext,
  run: EnvironmentRun,
  deployed: Deployed,
): Promise<void> {
  const { suffix } = run.folder;
  const notice = (reason: string) => {
    const message = `The record of this deploy, for \`list\`, was not written: ${reason}`;
    context.emit({ type: 'notice', environment: suffix, message });
  };
  try {
    const store = await openRecordStore(run, backendBlock(run.environment));
    const before = await store.read();
    const record = await recordAfter(context, run, { ...deployed, before });
    if (record === undefined) return;
    if (!(await store.write(record))) notice('another deploy has written one meanwhile.');
  } catch (error) {
    notice(messageOf(error));
  }
}

/** Applies a plan, and notes what came of it; of one that ended with an error, that some of it may have been made. */
export async function notingDeploy(
  context: OperationContext,
  { run, loaded }: Pick<Deployed, 'loaded'> & { readonly run: EnvironmentRun },
  apply: () => Promise<AppliedCounts>,
): Promise<AppliedCounts> {
  try {
    const applied = await apply();
    await noteDeploy(context, run, { loaded, applied });
    return applied;
  } catch (error) {
    if (!context.interrupt.kill.aborted && hasBegun(run))
      await noteDeploy(context, run, { loaded, isPartial: true });
    throw error;
  }
}

/** Before Terraform was let loose nothing can have been made. */
function hasBegun({ journal }: EnvironmentRun): boolean {
  return readRun(journal.file)?.isApplying === true;
}

/** A destroy ended with an error: what the record says of is no longer all there. */
export async function noteHalfDestroyed({ emit }: OperationContext, run: EnvironmentRun): Promise<void> {
  try {
    const store = await openRecordStore(run, backendBlock(run.environment));
    const found = await store.read();
    if (found.kind === 'record') await store.write({ ...found.record, outcome: 'partial' });
  } catch (error) {
    const message = `The record of its last deploy could not be changed: ${messageOf(error)}`;
    emit({ type: 'notice', environment: run.folder.suffix, message });
  }
}

/** The environment is gone: nothing of it may look deployed. */
export async function forgetDeploy({ emit }: OperationContext, run: EnvironmentRun): Promise<void> {
  try {
    const store = await openRecordStore(run, backendBlock(run.environment));
    await store.read();
    await store.remove();
  } catch (error) {
    const message = `The record of its last deploy could not be removed: ${messageOf(error)}`;
    emit({ type: 'notice', environment: run.folder.suffix, message });
  }
}

/** Undefined where the record that is there says all already. */
async function recordAfter(
  context: OperationContext,
  run: EnvironmentRun,
  { before, applied, isPartial = false, loaded }: Deployed & { readonly before: RecordReading },
): Promise<DeployRecord | undefined> {
  const facts = await factsOf(run, loaded);
  const former = before.kind === 'record' ? before.record : undefined;
  if (former !== undefined && applied === undefined && !isPartial) {
    // Nothing was to change: what is deployed is what the file says now, however it was said before.
    const { at, by, ciRun, counts, multienv } = former;
    const same = { ...facts, version: 1, outcome: 'complete', at, by, ciRun, counts, multienv } as const;
    return isDeepStrictEqual(withoutAccess(same), withoutAccess(former)) ? undefined : same;
  }
  return {
    ...facts,
    version: 1,
    outcome: isPartial ? 'partial' : 'complete',
    at: (context.now?.() ?? new Date()).toISOString(),
    by: run.caller?.arn ?? null,
    ciRun: ciRunUrl(context.env),
    counts: applied ?? null,
    multienv: packageVersion(),
  };
}

type Facts = Omit<DeployRecord, 'version' | 'outcome' | 'at' | 'by' | 'ciRun' | 'counts' | 'multienv'>;

async function factsOf(run: EnvironmentRun, { file, synthCommand }: Deployed['loaded']): Promise<Facts> {
  const { environment, folder, target, stacks } = run;
  const text = await readStateText(run).catch(() => undefined);
  const state = text === undefined ? undefined : tryParseState(text);
  const known = state === undefined ? undefined : stateFacts(state);
  const { region, accountId, profile, roleArn, externalId } = environment.aws;
  const lock = readProviderLock(join(folder.path, '.terraform.lock.hcl'));
  return {
    suffix: folder.suffix,
    project: environment.project,
    environment: environment.environment,
    tier: environment.tier,
    file: basename(file),
    region,
    account: known?.account ?? run.caller?.accountId ?? accountId ?? null,
    engine: known?.engine ?? null,
    contentHash: synthCommand === undefined ? contentHash(await stacks.jsonOf(environment)) : null,
    settingsHash: settingsHash(environment),
    product: target.binary.product,
    provider: typeof lock === 'string' ? null : lock.version,
    access: { profile, roleArn, externalId },
    settings: recordedSettings(environment),
  };
}

/** A record in a bucket has none. */
function withoutAccess({ access: _access, ...record }: DeployRecord): Omit<DeployRecord, 'access'> {
  return record;
}
