import { compareFiles } from '../../config/comparison/compare-files.js';
import { compareSettings, type SettingDifference } from '../../config/comparison/compare-settings.js';
import { declaringParity, parityOf } from '../../config/comparison/declared-parity.js';
import { hidesValue } from '../../config/comparison/hides-value.js';
import type { Parity } from '../../config/comparison/parity-schema.js';
import { settingPathOf } from '../../config/comparison/setting-path-of.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import type { Tier } from '../../config/names/tiers.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { valueAt } from '../../config/schema/setting-path.js';
import { alikeTexts } from '../../stacks/comparison/alike-texts.js';
import { compareStacks, type ElementDifference } from '../../stacks/comparison/compare-stacks.js';
import { type DecidedAttribute, decidedAttributes } from '../../stacks/settings/decided-attributes.js';
import type { OperationContext } from '../context.js';
import { stackSource } from '../synth/stack-source.js';

/** A setting that two environments do not share, and what that makes different. */
export interface DeclaredDifference extends SettingDifference {
  /** The declaration of `parity` that wants it; undefined where none does. */
  readonly declaredBy: Parity | undefined;
}

/** An attribute that differs, and the settings behind it. */
interface ExplainedAttribute {
  readonly path: string;
  /** Undefined where the stack does not write it, and where it is not shown. */
  readonly a: unknown;
  readonly b: unknown;
  /** It may hold a secret: neither value is here. */
  readonly isHidden: boolean;
  /** Settings of those that differ; none where the difference is of another making. */
  readonly settings: readonly string[];
}

/** An element that two environments do not share, and the settings behind that. */
export interface ExplainedElement extends Omit<ElementDifference, 'attributes'> {
  readonly attributes: readonly ExplainedAttribute[];
  /** Of an element that only one has. */
  readonly settings: readonly string[];
}

/** One of two that are compared. */
interface DiffSide {
  /** Its suffix; of another version of the file `prod-003 before`, of what is deployed `prod-003 deployed`. */
  readonly name: string;
  readonly suffix: string;
  /** Undefined where that version of the file does not have the environment. */
  readonly tier: Tier | undefined;
}

/** What differs between two environments of the file, between two versions of one, or between the file and what was deployed. */
export interface EnvironmentDiff {
  readonly kind: 'environments' | 'versions' | 'deployed';
  readonly a: DiffSide;
  readonly b: DiffSide;
  /** Of two versions: what the earlier one is called, `main`. */
  readonly since?: string;
  /** Whether `parity` of the file says that they are meant to be alike. */
  readonly isParityDeclared: boolean;
  readonly settings: readonly DeclaredDifference[];
  readonly resources: readonly ExplainedElement[];
  /** What differs beside the settings: of two versions of a file `waivers`, `synthCommand`, …; of what was deployed the stack, the provider, … */
  readonly beside: readonly string[];
  /** False of what was deployed, and of two versions where an app of one's own makes the stack: it makes one, that of the file as it is. */
  readonly isStackCompared: boolean;
  /** Differences that no declaration of `parity` wants: settings, and elements without a setting behind them. */
  readonly undeclared: readonly string[];
}

interface DiffOptions {
  readonly loaded: LoadedEnvironments;
  readonly a: ResolvedEnvironment;
  readonly b: ResolvedEnvironment;
  /** The version of the file that `a` is of. Default: the same. */
  readonly before?: LoadedEnvironments;
}

/** Compares two environments of the file: their settings, and the stacks that are synthesized from them. Reads no state and asks no AWS. */
export async function diff(
  context: OperationContext,
  { loaded, a, b, before }: DiffOptions,
): Promise<EnvironmentDiff> {
  const isBefore = before !== undefined;
  const parity = isBefore ? [] : parityOf(loaded.parity ?? [], a, b);
  const settings = compareSettings(a, b, { withIdentity: isBefore }).map(
    (one): DeclaredDifference => ({ ...one, declaredBy: declaringParity(parity, one.setting) }),
  );
  const isOwnApp = loaded.synthCommand !== undefined;
  // An own app makes one stack for a suffix: that of the file as it is.
  const isStackCompared = !(isOwnApp && isBefore);
  const elements = !isStackCompared ? [] : await differentElements(context, { loaded, a, b });
  const beside = isBefore ? compareFiles({ loaded: before, environment: a }, { loaded, environment: b }) : [];
  const behind =
    elements.length === 0 || isOwnApp ? new Map() : settingsByAttribute({ a, b }, settings, elements);
  const resources = elements.map((element) => explained(element, behind));
  return {
    kind: isBefore ? 'versions' : 'environments',
    a: { name: isBefore ? `${a.suffix} before` : a.suffix, suffix: a.suffix, tier: a.tier },
    b: { name: b.suffix, suffix: b.suffix, tier: b.tier },
    isParityDeclared: parity.length > 0,
    settings,
    resources,
    beside,
    isStackCompared,
    undeclared: [
      ...beside,
      ...(isStackCompared ? [] : ['stack']),
      ...settings.filter(({ declaredBy }) => declaredBy === undefined).map(({ setting }) => setting),
      ...(isOwnApp && settings.length > 0 ? [] : unexplained(resources)),
    ],
  };
}

async function differentElements(
  context: OperationContext,
  { loaded, a, b }: DiffOptions,
): Promise<readonly ElementDifference[]> {
  const source = stackSource(context, { loaded, environments: [a, b] });
  try {
    const stacks = { a: await source.jsonOf(a), b: await source.jsonOf(b) };
    return compareStacks({ ...stacks, areAlike: alikeTexts(a, b) });
  } finally {
    source.close();
  }
}

const keyOf = ({ address, path }: DecidedAttribute) => `${address} ${path}`;

/**
 * Gives the first environment the other's value of each setting in turn, and sees what follows; where that leaves something without a setting,
 * the other way round too: a setting may count only beside another one that the second has.
 */
function settingsByAttribute(
  { a, b }: Pick<DiffOptions, 'a' | 'b'>,
  settings: readonly SettingDifference[],
  elements: readonly ElementDifference[],
): ReadonlyMap<string, readonly string[]> {
  const behind = new Map<string, string[]>();
  const wanted = elements.flatMap(({ address, kind, attributes }) =>
    kind === 'different'
      ? attributes.map(({ path }) => keyOf({ address, path }))
      : [keyOf({ address, path: '' })],
  );
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    if (wanted.every((key) => behind.has(key))) break;
    for (const { setting } of settings)
      for (const decided of decidedAttributes(one, setting, [valueAt(other, settingPathOf(setting))])) {
        const key = keyOf(decided);
        const known = behind.get(key) ?? [];
        if (!known.includes(setting)) behind.set(key, [...known, setting]);
      }
  }
  return behind;
}

function explained(
  { address, kind, attributes }: ElementDifference,
  behind: ReadonlyMap<string, readonly string[]>,
): ExplainedElement {
  const settingsOf = (path: string) => behind.get(keyOf({ address, path })) ?? [];
  return {
    address,
    kind,
    settings: settingsOf(''),
    attributes: attributes.map(({ path, a, b, isSecret: secret }) => {
      const isHidden = [a, b].some((value) => hidesValue(path, value)) || secret;
      const values = isHidden ? { a: undefined, b: undefined } : { a, b };
      return { path, ...values, isHidden, settings: settingsOf(path) };
    }),
  };
}

function unexplained(resources: readonly ExplainedElement[]): readonly string[] {
  return resources.flatMap(({ address, kind, settings, attributes }) =>
    kind === 'different'
      ? attributes.filter((one) => one.settings.length === 0).map(({ path }) => `${address}.${path}`)
      : settings.length === 0
        ? [address]
        : [],
  );
}
