import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { holdsSecretName } from '../../model/secrets/secret-name.js';
import type { Origin, Provenance, SettingSource } from '../resolve/origin.js';
import { provenanceOf } from '../resolve/provenance-of.js';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import { valueAt } from '../schema/setting-path.js';
import { byConcern, type Concern, concernsOf } from './setting-concerns.js';
import { settingPathOf } from './setting-path-of.js';
import { withoutMeaning } from './without-meaning.js';

/** What one environment says of a setting. */
export interface SettingSide {
  /** Undefined where it is not set, and where it is not shown. */
  readonly value: unknown;
  /** It is set, and may hold a secret. */
  readonly isHidden: boolean;
  /** What it is compared by: the value, or of one that is not shown a hash. */
  readonly compared: unknown;
  readonly origin: Origin;
}

/** A setting that two environments do not share. */
export interface SettingDifference {
  /** Dotted name, `database.multiAz`. */
  readonly setting: string;
  /** What it is about, the main thing first. */
  readonly concerns: readonly Concern[];
  readonly a: SettingSide;
  readonly b: SettingSide;
}

/** Of a setting that nobody says anything of. */
export const unsetOrigin: Origin = {
  decidedBy: { source: 'product', value: undefined, path: null, line: null, column: null },
  overrides: [],
  dropped: [],
};

/** Who an environment is, rather than what it is like: its tier shows in what the tier decides. */
const identity: ReadonlySet<string> = new Set(['environment', 'tier']);

/**
 * The settings in which two environments differ, by what they are about and then by name. One that means nothing in one of the two follows from
 * the choice that takes its meaning away, and is left out. Both come from `loadEnvironments` or `resolveEnvironment`.
 * One that is not there has no setting: all of the other differ.
 * @param withIdentity compares name and tier too: of two versions of one environment they are settings like others
 */
export function compareSettings(
  a: ResolvedEnvironment | undefined,
  b: ResolvedEnvironment | undefined,
  { withIdentity = false }: { readonly withIdentity?: boolean } = {},
): readonly SettingDifference[] {
  const there = [a, b].filter((one) => one !== undefined);
  const names = comparedNames(there.map((one) => provenanceOf(one) ?? new Map()));
  const hasMeaning = (setting: string) => there.every((one) => withoutMeaning(one, setting) === undefined);
  return differencesOf([...(withIdentity ? identity : []), ...names].filter(hasMeaning), {
    a: sideOf(a),
    b: sideOf(b),
  });
}

/** Nobody says anything. */
export const unsetSide: SettingSide = {
  ...{ value: undefined, isHidden: false, compared: undefined },
  origin: unsetOrigin,
};

function sideOf(environment: ResolvedEnvironment | undefined): SideOf {
  if (environment === undefined) return () => unsetSide;
  const provenance = provenanceOf(environment) ?? new Map();
  return (setting) => settingSide(environment, setting, provenance);
}

/** What one of two says of a setting. */
type SideOf = (setting: string) => SettingSide;

/** Those of some settings in which two sides differ, by what they are about and then by name. */
export function differencesOf(
  names: readonly string[],
  { a, b }: { readonly a: SideOf; readonly b: SideOf },
): readonly SettingDifference[] {
  return names
    .map((setting) => ({ setting, concerns: concernsOf(setting), a: a(setting), b: b(setting) }))
    .filter((one) => !isDeepStrictEqual(one.a.compared, one.b.compared))
    .toSorted(byConcern);
}

/** The dotted names of the settings that environments have, without who they are; a map that is empty in one (`tags`) is no setting of its own. */
export function comparedNames(provenances: readonly ReadonlyMap<string, unknown>[]): readonly string[] {
  const names = new Set(provenances.flatMap((one) => [...one.keys()]));
  const blocks = new Set([...names].flatMap((name) => blocksOf(name)));
  return [...names].filter((name) => !identity.has(name) && !blocks.has(name));
}

function blocksOf(name: string): readonly string[] {
  const parts = name.split('.');
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('.'));
}

/** What an environment says of a setting; without the value where that may be a secret. */
export function settingSide(
  environment: ResolvedEnvironment,
  setting: string,
  provenance: Provenance = provenanceOf(environment) ?? new Map(),
): SettingSide {
  const origin = provenance.get(setting) ?? unsetOrigin;
  const value = valueAt(environment, settingPathOf(setting));
  const { source, value: written } = origin.decidedBy;
  const isUnsaid = value !== undefined && source !== 'product' && written === undefined;
  const isHidden = isUnsaid || holdsSecretName(value);
  return isHidden
    ? { value: undefined, isHidden, compared: hashOf(value), origin: withoutValues(origin) }
    : { value, isHidden, compared: value, origin: withoutSecrets(origin) };
}

/** What others say of a secret is one too. */
function withoutValues({ decidedBy, overrides, dropped }: Origin): Origin {
  const bare = <One extends SettingSource>(one: One): One => ({ ...one, value: undefined });
  return { decidedBy: bare(decidedBy), overrides: overrides.map(bare), dropped: dropped.map(bare) };
}

function withoutSecrets(origin: Origin): Origin {
  const { decidedBy, overrides, dropped } = origin;
  const holds = [decidedBy, ...overrides, ...dropped].some(({ value }) => holdsSecretName(value));
  return holds ? withoutValues(origin) : origin;
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
