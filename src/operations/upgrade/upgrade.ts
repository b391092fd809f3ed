import type { SandboxPlace } from '../../aws/target.js';
import { compareSettings, type SettingDifference } from '../../config/comparison/compare-settings.js';
import { namesSetting } from '../../config/comparison/declared-parity.js';
import { settingPathOf } from '../../config/comparison/setting-path-of.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import { readSource } from '../../config/file/read-source.js';
import type { SettingEdit } from '../../config/file/setting-edit.js';
import { isSettingValue } from '../../config/file/written-value.js';
import { type Edition, editions } from '../../config/names/editions.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { plainInvocation } from '../../errors/invocation.js';
import type { OperationContext } from '../context.js';
import { boundToDeployment } from '../edit/bound-to-deployment.js';
import { draftFile } from '../edit/draft-file.js';
import { editRefused } from '../edit/errors.js';
import { refuseUnknownPattern } from '../edit/unknown-pattern.js';
import { writeEdits } from '../edit/write-edits.js';
import { fileEntry } from '../list/file-entry.js';
import { editionNotNewer } from './errors.js';

interface UpgradeOptions {
  readonly loaded: LoadedEnvironments;
  /** The environments to upgrade, of `loaded`. */
  readonly environments: readonly ResolvedEnvironment[];
  readonly to: Edition;
  /** Settings or blocks (`database.*`) whose old values are written into the file, to stay. */
  readonly keep: readonly string[];
  /** Whether the file is written. */
  readonly write: boolean;
  /** Where the environments live. Default: AWS. */
  readonly sandbox?: SandboxPlace | undefined;
}

/** A default that differs between two editions, and what becomes of it. */
interface UpgradedSetting extends SettingDifference {
  /** `changes`: the environment takes the new default. `kept`: its old value goes into the file. */
  readonly fate: 'changes' | 'kept';
  /** Why it is kept, as the end of a sentence. */
  readonly why: string | undefined;
}

/** What a newer edition means for one environment. */
export interface UpgradedEnvironment {
  readonly suffix: string;
  readonly tier: ResolvedEnvironment['tier'];
  readonly from: Edition;
  readonly to: Edition;
  /** Unknown where its state could not be read: it is treated as deployed. */
  readonly deployed: 'yes' | 'no' | 'unknown';
  readonly settings: readonly UpgradedSetting[];
}

/** What an upgrade comes to. */
export interface Upgrade {
  readonly environments: readonly UpgradedEnvironment[];
  /** The file as it is after the upgrade, written or not. */
  readonly upgraded: LoadedEnvironments;
}

/**
 * Tells what a newer edition of the defaults changes in environments, and writes it into environments.yaml where asked: comments and order
 * stay. A deployed environment keeps what it cannot change.
 * @throws UserError `edition-not-newer`, `setting-unknown`, `edit-refused`; nothing is written then
 */
export async function upgrade(context: OperationContext, options: UpgradeOptions): Promise<Upgrade> {
  const { loaded, environments, to, keep, write, sandbox } = options;
  const { invocation = plainInvocation } = context;
  const words = environments.slice(0, 1).map(({ suffix }) => suffix);
  for (const pattern of keep) refuseUnknownPattern(pattern, invocation.next('explain', { words }));
  refuseOlder(environments, to);
  const text = readSource(loaded.file);
  const edition = editionEdits(options);
  const drafted = draftOf(context, loaded, { text, edits: edition });
  const entries = await Promise.all(
    environments.map(async (environment): Promise<UpgradedEnvironment> => {
      const { suffix, tier, edition: from } = environment;
      const { status } = await fileEntry(context, environment, { loaded, sandbox });
      const deployed = status === 'not-deployed' ? 'no' : status === 'unknown' ? 'unknown' : 'yes';
      const after = drafted.environments.find((one) => one.suffix === suffix) ?? environment;
      const settings = compareSettings(environment, after).map((one) => ({
        ...one,
        ...fateOf(one, { keep, isLive: deployed !== 'no' }),
      }));
      return { suffix, tier, from, to, deployed, settings };
    }),
  );
  const edits = [...edition, ...entries.flatMap(keptEdits)];
  const upgraded = write
    ? writeEdits(context, { loaded, edits, about: 'the edition' })
    : draftOf(context, loaded, { text, edits });
  return { environments: entries, upgraded };
}

function refuseOlder(environments: readonly ResolvedEnvironment[], to: Edition): void {
  for (const { suffix, edition: from } of environments)
    if (editions.indexOf(from) > editions.indexOf(to)) throw editionNotNewer.error({ suffix, from, to });
}

/** One line for the whole file where every environment goes along, else one for each. */
function editionEdits({ loaded, environments, to }: UpgradeOptions): readonly SettingEdit[] {
  const moving = environments.filter(({ edition }) => edition !== to);
  if (moving.length === 0) return [];
  const isWhole = loaded.environments.every(
    (one) => one.edition === to || environments.some(({ suffix }) => suffix === one.suffix),
  );
  if (!isWhole) return moving.map(({ suffix }) => ({ path: ['environments', suffix, 'edition'], value: to }));
  return [
    { path: ['edition'], value: to },
    ...loaded.environments.map(
      ({ suffix }): SettingEdit => ({ path: ['environments', suffix, 'edition'], value: undefined }),
    ),
  ];
}

function fateOf(
  { setting }: SettingDifference,
  { keep, isLive }: { readonly keep: readonly string[]; readonly isLive: boolean },
): Pick<UpgradedSetting, 'fate' | 'why'> {
  const reason = isLive ? boundToDeployment(setting) : undefined;
  if (reason !== undefined) return { fate: 'kept', why: reason };
  const isAsked = keep.some((pattern) => namesSetting(pattern, setting));
  return isAsked ? { fate: 'kept', why: 'as asked' } : { fate: 'changes', why: undefined };
}

function keptEdits({ suffix, settings }: UpgradedEnvironment): readonly SettingEdit[] {
  return settings.flatMap(({ setting, fate, a: { value } }): SettingEdit[] => {
    if (fate !== 'kept' || !isSettingValue(value)) return [];
    return [{ path: ['environments', suffix, ...settingPathOf(setting).map(String)], value }];
  });
}

function draftOf(
  context: OperationContext,
  loaded: LoadedEnvironments,
  draft: { readonly text: string; readonly edits: readonly SettingEdit[] },
): LoadedEnvironments {
  const drafted = draftFile(context, loaded, draft);
  if ('refused' in drafted)
    throw editRefused.error({ setting: 'the edition', why: drafted.refused }, { file: loaded.file });
  return drafted.loaded;
}
