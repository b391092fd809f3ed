import type { PlacedSource } from '../file/source-places.js';
import { settingPaths } from '../schema/schema-index.js';
import { dotted, isBlock, mayHoldSecret, type SettingPath, valueAt } from '../schema/setting-path.js';
import type { MergedSettings } from './merge-settings.js';
import type { DroppedSource, Leaf, Origin, Provenance, SettingSource } from './origin.js';
import type { TierSource } from './tier-of-environment.js';
import { tierTable } from './tier-table.js';

/** What an environment was made of. */
export interface SettingTrace {
  readonly suffix: string;
  /** Name of the environment. */
  readonly environment: string;
  /** Who names its tier, the one that counts first. */
  readonly tiers: readonly TierSource[];
  readonly merged: MergedSettings;
  /** What was taken out because it broke the schema. */
  readonly broken: { readonly environment: readonly Leaf[]; readonly defaults: readonly Leaf[] };
  readonly source: PlacedSource;
}

interface Draft {
  readonly sources: SettingSource[];
  readonly dropped: DroppedSource[];
}

const product: SettingSource = { source: 'product', value: undefined, path: null, line: null, column: null };

/** Says of every setting of an environment where it comes from, what it overrides and what was dropped. */
export function traceSettings(trace: SettingTrace): Provenance {
  const drafts = new Map<string, Draft>();
  const draft = (name: string): Draft => {
    const known = drafts.get(name) ?? { sources: [], dropped: [] };
    drafts.set(name, known);
    return known;
  };
  for (const { name, source } of identity(trace)) draft(name).sources.push(source);
  for (const { name, source } of layered(trace)) draft(name).sources.push(source);
  for (const { name, source } of dropped(trace)) draft(name).dropped.push(source);
  const taken = [...drafts.keys()];
  const isTaken = (name: string) => taken.some((other) => other === name || other.startsWith(`${name}.`));
  for (const name of knownNames().filter((known) => !isTaken(known))) draft(name);
  return new Map([...drafts].map(([name, { sources, dropped }]) => [name, originOf(sources, dropped)]));
}

function originOf([decidedBy, ...overrides]: readonly SettingSource[], dropped: DroppedSource[]): Origin {
  return { decidedBy: decidedBy ?? product, overrides, dropped };
}

interface Named<Source> {
  readonly name: string;
  readonly source: Source;
}

/** Name and tier of the environment: dev, staging and prod name their tier, so that the line of the name decides it. */
function identity(trace: SettingTrace): Named<SettingSource>[] {
  const name = ['environment'];
  const tiers = trace.tiers.map(({ from, tier }) => {
    const source = from === 'defaults' ? 'defaults' : 'environment';
    const path = from === 'name' ? name : ['tier'];
    return { name: 'tier', source: { ...written(trace, source, path), value: tier } };
  });
  const own = { ...written(trace, 'environment', name), value: trace.environment };
  return [{ name: 'environment', source: own }, ...tiers];
}

function layered(trace: SettingTrace): Named<SettingSource>[] {
  const { layers, settings } = trace.merged;
  return layers.flatMap(({ source, settings: said }) =>
    settingsIn(said, [])
      // A map of one source can stand where another has a single value: only what came out counts.
      .filter(({ path }) => isSetting(valueAt(settings, path)))
      .map(({ path, value }) => {
        const place = source === 'tier' ? { ...product, source } : written(trace, source, path);
        return { name: dotted(path), source: { ...place, value: mayShow(path) ? value : undefined } };
      }),
  );
}

function dropped(trace: SettingTrace): Named<DroppedSource>[] {
  const orphans = trace.merged.orphans.flatMap(({ path, value, choice }) =>
    settingsIn(value, path).map((leaf) => ({
      name: dotted(leaf.path),
      source: {
        ...written(trace, 'defaults', leaf.path),
        value: mayShow(leaf.path) ? leaf.value : undefined,
        why: 'orphan' as const,
        choice,
      },
    })),
  );
  const broken = (['environment', 'defaults'] as const).flatMap((source) =>
    trace.broken[source].flatMap(({ path, value }) => {
      const isSecret = mayHoldSecret(path) || !mayShow(path) || typeof value === 'object';
      const place = { ...written(trace, source, path), value: isSecret ? undefined : value };
      return namesAt(dotted(path)).map((name) => ({
        name,
        source: { ...place, why: 'broken' as const, choice: null },
      }));
    }),
  );
  return [...orphans, ...broken];
}

/** What is written at a path of an environment or of the defaults; its value is for the caller to give. */
function written(
  { suffix, source: file }: SettingTrace,
  source: 'environment' | 'defaults',
  setting: SettingPath,
): SettingSource {
  const path = [...(source === 'environment' ? ['environments', suffix] : ['defaults']), ...setting];
  const { line = null, column = null } = file.locate(path) ?? {};
  return { source, value: undefined, path: file.inFile ? dotted(path) : null, line, column };
}

/** The settings of a block, those of the blocks inside it as well. */
function settingsIn(value: unknown, path: SettingPath): Leaf[] {
  if (value === undefined) return [];
  if (!isBlock(value) || Object.keys(value).length === 0) return path.length === 0 ? [] : [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => settingsIn(inner, [...path, key]));
}

/** A value, or a map with nothing in it: a block is none. */
function isSetting(value: unknown): boolean {
  return value !== undefined && (!isBlock(value) || Object.keys(value).length === 0);
}

/** What has a default is no secret, whatever its name; what another backend takes may be an address with a password in it. */
function mayShow(path: SettingPath): boolean {
  const name = dotted(path);
  if (Object.hasOwn(tierTable, name)) return true;
  return !mayHoldSecret(path) && !name.startsWith('backend.config');
}

let names: readonly string[] | undefined;

/** Every setting of the schema that is no block. */
function knownNames(): readonly string[] {
  if (names !== undefined) return names;
  const paths = settingPaths();
  names = paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)));
  return names;
}

/** The settings that are gone with a broken part: it may be a whole block. */
function namesAt(name: string): readonly string[] {
  const below = knownNames().filter((known) => known.startsWith(`${name}.`));
  return below.length > 0 ? below : [name];
}
