import type { SandboxPlace } from '../../aws/target.js';
import { comparedNames, differencesOf, settingSide } from '../../config/comparison/compare-settings.js';
import { withoutMeaning } from '../../config/comparison/without-meaning.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import { provenanceOf } from '../../config/resolve/provenance-of.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { plainInvocation } from '../../errors/invocation.js';
import { environmentFolder } from '../../terraform/folder/environment-folder.js';
import type { OperationContext } from '../context.js';
import { changesSince } from '../list/changes-since.js';
import { settingsHash } from '../record/content-hash.js';
import type { RecordReading } from '../record/deploy-record.js';
import { openRecordStore } from '../record/record-store.js';
import { hadMeaning, isLeftOut, recordedSide } from '../record/recorded-settings.js';
import { blockOfState } from '../state/release-lock.js';
import { targetOf } from '../target.js';
import type { EnvironmentDiff } from './diff.js';
import { deployedSettingsUnknown } from './errors.js';

interface DeployedOptions {
  readonly loaded: LoadedEnvironments;
  readonly environment: ResolvedEnvironment;
  readonly sandbox?: SandboxPlace | undefined;
}

/**
 * Compares what the file says of an environment with the settings that it was deployed with, as the record beside the state keeps them.
 * What was changed outside of the deploys is `drift`'s, what Terraform would do is `plan`'s.
 * @throws UserError `deployed-settings-unknown`, and what a state store answers
 */
export async function diffDeployed(
  context: OperationContext,
  { loaded, environment: written, sandbox }: DeployedOptions,
): Promise<EnvironmentDiff> {
  const target = { ...targetOf(context, written, sandbox), isHurried: true };
  const { environment } = target;
  const { suffix, tier } = environment;
  const folder = environmentFolder(suffix, { root: loaded.root, sandboxFolder: sandbox?.folder });
  const store = await openRecordStore({ ...target, folder }, blockOfState({ folder, environment }));
  const reading = await store.read();
  const { invocation = plainInvocation } = target;
  if (reading.kind !== 'record' || reading.record.settings === undefined)
    throw deployedSettingsUnknown.error({ suffix, why: whyUnknown(reading), invocation });
  const { record } = reading;
  const recorded = reading.record.settings;
  const provenance = provenanceOf(environment) ?? new Map();
  const names = comparedNames([new Map(Object.entries(recorded)), provenance]);
  const compared = ['environment', 'tier', ...names.filter((name) => !isLeftOut(name))];
  const sides = {
    a: (setting: string) => recordedSide(recorded, setting),
    b: (setting: string) => settingSide(environment, setting, provenance),
  };
  // What is not shown is not recorded either.
  const isShown = (setting: string) => !sides.a(setting).isHidden && !sides.b(setting).isHidden;
  const unshown = compared.filter((setting) => !isShown(setting));
  const all = differencesOf(compared.filter(isShown), sides);
  // As of two environments: what means nothing on one side follows from the choice that takes its meaning away.
  const settings = all
    .filter(
      ({ setting }) => hadMeaning(recorded, setting) && withoutMeaning(environment, setting) === undefined,
    )
    .map((one) => ({ ...one, declaredBy: undefined }));
  const since = await changesSince(reading, { environment, loaded, sandboxFolder: sandbox?.folder });
  const isHiddenChanged = all.length === 0 && record.settingsHash !== settingsHash(environment);
  const beside = [
    ...since.reasons.filter(
      (reason) =>
        !(reason === 'the settings' && all.length > 0) && !(reason === 'the stack' && settings.length > 0),
    ),
    ...(isHiddenChanged ? ['settings that are not shown'] : []),
    ...(all.length > 0 && unshown.length > 0
      ? [`not compared, as they are not shown: ${unshown.join(', ')}`]
      : []),
  ];
  return {
    kind: 'deployed',
    a: { name: `${suffix} deployed`, suffix, tier: record.tier },
    b: { name: suffix, suffix, tier },
    isParityDeclared: false,
    settings,
    resources: [],
    beside,
    isStackCompared: false,
    undeclared: [...beside, ...settings.map(({ setting }) => setting)],
  };
}

function whyUnknown(reading: RecordReading): string {
  if (reading.kind === 'unreadable') return reading.reason;
  return reading.kind === 'none'
    ? 'no deploy is recorded beside its state'
    : 'its last deploy was made by a version that did not record them';
}
