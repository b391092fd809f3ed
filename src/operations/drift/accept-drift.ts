import { realpathSync, statSync } from 'node:fs';
import type { DriftedAttribute, DriftedResource } from '../../changes/drift/drift.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import { readSource } from '../../config/file/read-source.js';
import type { SettingValue } from '../../config/file/written-value.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { SettingName } from '../../config/schema/setting-name.js';
import { mayHoldSecret, valueAt } from '../../config/schema/setting-path.js';
import { writeWholeFile } from '../../files/write-whole-file.js';
import { bodyAt, literalAt } from '../../model/stack/written-resource.js';
import { settingOfAttribute } from '../../stacks/setting-of-attribute.js';
import { stackJson } from '../../stacks/synth/synthesize.js';
import type { OperationContext } from '../context.js';
import { draftFile } from '../edit/draft-file.js';
import { driftNotFound, driftValueRefused, driftWithoutSetting } from './drift-errors.js';
import type { AcceptedDrift, EnvironmentDrift } from './environment-drift.js';
import { refuseWeaker } from './refuse-weaker.js';

interface AcceptOptions {
  readonly loaded: LoadedEnvironments;
  readonly environment: ResolvedEnvironment;
  readonly drift: EnvironmentDrift;
  /** Addresses, or addresses with an attribute: `aws_lb.alb.idle_timeout`. */
  readonly targets: readonly string[];
}

/** A text of the file, and its environment as that text has it. */
interface Draft {
  readonly text: string;
  readonly environment: ResolvedEnvironment;
}

/**
 * Writes live values into environments.yaml, all of those that were named or none. Each is synthesized first: the stack then says what lives.
 * @throws UserError `drift-not-found`, `drift-without-setting`, `drift-value-refused`, `drift-weakens`; nothing is written
 */
export function acceptDrift(context: OperationContext, options: AcceptOptions): readonly AcceptedDrift[] {
  const { loaded, environment, targets } = options;
  const { suffix } = environment;
  if (loaded.synthCommand !== undefined) {
    const why = "the project's own app makes the stack, not the settings of the file alone";
    throw driftWithoutSetting.error({ suffix, target: targets[0] ?? '', why });
  }
  const file = realpathSync(loaded.file);
  let draft: Draft = { text: readSource(file), environment };
  const accepted: AcceptedDrift[] = [];
  for (const target of targets)
    for (const { resource, attribute } of named(target, options)) {
      const about = { target: targetOf(resource, attribute), resource, attribute };
      const next = written(context, draft, { ...options, ...about });
      draft = next.draft;
      accepted.push(next.accepted);
    }
  writeWholeFile(file, draft.text, statSync(file).mode & 0o777);
  return accepted;
}

/** What a word of `--accept` names; of a whole resource everything that has a setting. */
function named(target: string, { drift, environment }: AcceptOptions) {
  const { suffix } = environment;
  const changed = drift.resources.filter(({ kind }) => kind === 'changed');
  const all = changed.flatMap((resource) =>
    resource.attributes.map((attribute) => ({ resource, attribute })),
  );
  const exact = all.filter(({ resource, attribute }) => targetOf(resource, attribute) === target);
  if (exact.length > 0) return exact;
  const whole = all.filter(({ resource }) => resource.address === target);
  const found = whole.filter(({ resource, attribute }) => settingFor(resource, attribute, environment));
  if (found.length > 0) return found;
  const other = drift.resources.find(({ address, kind }) => address === target && kind !== 'changed');
  const why =
    whole.length > 0
      ? 'no setting of environments.yaml decides what was changed in it'
      : other?.kind === 'deleted'
        ? 'it was deleted, and the file still wants it'
        : 'what was added beside it belongs to no resource';
  if (whole.length > 0 || other !== undefined) throw driftWithoutSetting.error({ suffix, target, why });
  const known = all.map(({ resource, attribute }) => targetOf(resource, attribute));
  throw driftNotFound.error({ suffix, target, changed: known });
}

const targetOf = ({ address }: DriftedResource, { path }: DriftedAttribute): string => `${address}.${path}`;

function settingFor(
  { address }: DriftedResource,
  { path, class: kind }: DriftedAttribute,
  environment: ResolvedEnvironment,
): SettingName | undefined {
  return kind === 'tags' ? undefined : settingOfAttribute(environment, address, path);
}

interface Wanted extends AcceptOptions {
  readonly target: string;
  readonly resource: DriftedResource;
  readonly attribute: DriftedAttribute;
}

function written(context: OperationContext, draft: Draft, wanted: Wanted) {
  const { target, resource, attribute, environment } = wanted;
  const { suffix } = environment;
  const refuse = (why: string) => driftWithoutSetting.error({ suffix, target, why });
  if (attribute.after.kind === 'sensitive') throw refuse('its value is secret');
  if (attribute.after.kind !== 'value') throw refuse('nothing stands there now');
  const setting = settingFor(resource, attribute, draft.environment);
  if (setting === undefined) throw refuse('no setting of environments.yaml decides it');
  if (mayHoldSecret(setting.split('.'))) throw refuse('its setting may hold a secret');
  const live = attribute.after.value;
  const reasons: string[] = [];
  for (const value of candidates(live, valueAt(draft.environment, setting.split('.')))) {
    const next = edited(context, draft, { ...wanted, setting, value });
    if ('refused' in next) {
      reasons.push(next.refused);
      continue;
    }
    if (
      String(literalAt(bodyAt(stackJson(next.environment), resource.address), attribute.path)) !==
      String(live)
    )
      continue;
    const rules = refuseWeaker(context, {
      before: draft.environment,
      after: next.environment,
      target,
      setting,
    });
    return {
      draft: next,
      accepted: { address: resource.address, path: attribute.path, setting, value, rules },
    };
  }
  if (reasons.length > 0)
    throw driftValueRefused.error({ suffix, target, setting, reasons: [...new Set(reasons)] });
  throw refuse(`${setting} has no value that makes the stack say what lives`);
}

/** The live value in the type that the setting has. A switch may be the other way round, and a word of AWS. */
function candidates(live: unknown, current: unknown): readonly SettingValue[] {
  if (typeof current === 'boolean') return [!current];
  if (typeof current === 'number') return Number.isFinite(Number(live)) ? [Number(live)] : [];
  return typeof live === 'string' || typeof live === 'number' ? [String(live)] : [];
}

function edited(
  context: OperationContext,
  { text }: Draft,
  {
    loaded,
    environment,
    setting,
    value,
  }: Wanted & { readonly setting: SettingName; readonly value: SettingValue },
): Draft | { readonly refused: string } {
  const { suffix } = environment;
  const edits = [{ path: ['environments', suffix, ...setting.split('.')] as const, value }];
  const draft = draftFile(context, loaded, { text, edits });
  if ('refused' in draft) return draft;
  const found = draft.loaded.environments.find((one) => one.suffix === suffix);
  return found === undefined
    ? { refused: 'The environment would be gone.' }
    : { text: draft.text, environment: found };
}
