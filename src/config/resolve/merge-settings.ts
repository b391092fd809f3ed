import type { Edition } from '../names/editions.js';
import type { Tier } from '../names/tiers.js';
import { companions } from '../schema/companions.js';
import type { EnvironmentConfig } from '../schema/environment-schema.js';
import { dotted, isBlock, valueAt } from '../schema/setting-path.js';
import { tierDefaults } from './tier-table.js';

/** Settings in the shape of the file, and the tier whose defaults lie below them. */
interface SettingSources {
  readonly tier: Tier;
  readonly edition: Edition;
  readonly defaults: EnvironmentConfig;
  readonly config: EnvironmentConfig;
}

/** The settings of one source, in the shape of the file. */
interface SettingLayer {
  readonly source: 'environment' | 'defaults' | 'tier';
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A setting of `defaults` that an environment gives up. */
interface Orphan {
  readonly path: readonly string[];
  readonly value: unknown;
  /** Dotted name of the setting that it goes with, for which the environment chose another value. */
  readonly choice: string;
}

/** The settings of an environment, and what they were made of. */
export interface MergedSettings {
  readonly settings: Record<string, unknown>;
  /** From the most to the least important: who wins is this order, and nothing else. */
  readonly layers: readonly SettingLayer[];
  /** In no layer. */
  readonly orphans: readonly Orphan[];
}

/** Fills the settings of an environment: its own win over `defaults`, and these over the tier table; blocks and tags are merged, lists replaced. */
export function mergeSettings({ tier, edition, defaults, config }: SettingSources): MergedSettings {
  // Tier and edition are decided before the table is read.
  const { tier: _ownTier, edition: _ownEdition, ...own } = config;
  const { tier: _sharedTier, edition: _sharedEdition, ...shared } = defaults;
  const orphans = orphansOf(shared, own);
  const layers: readonly SettingLayer[] = [
    { source: 'environment', settings: own },
    { source: 'defaults', settings: without(shared, orphans) },
    { source: 'tier', settings: tierDefaults(tier, edition) },
  ];
  const settings = layers.reduceRight<Record<string, unknown>>(
    (below, layer) => merge(below, layer.settings),
    {},
  );
  return { settings, layers, orphans };
}

/** `network: { mode: default }` in an environment must not inherit the subnets of `mode: existing` in the defaults. */
function orphansOf(defaults: object, config: object): Orphan[] {
  return companions.flatMap(({ block, key, choice, is }) => {
    const own = Array.isArray(is) ? valueAt(config, [...block, choice]) : undefined;
    if (own === undefined) return [];
    const value = valueAt(defaults, [...block, key]);
    if (value === undefined || own === valueAt(defaults, [...block, choice])) return [];
    return [{ path: [...block, key], value, choice: dotted([...block, choice]) }];
  });
}

function without(settings: Record<string, unknown>, orphans: readonly Orphan[]): Record<string, unknown> {
  return orphans.reduce((rest, { path }) => withoutPath(rest, path), settings);
}

function withoutPath(settings: Record<string, unknown>, path: readonly string[]): Record<string, unknown> {
  const [key = '', ...below] = path;
  const { [key]: value, ...others } = settings;
  return below.length > 0 && isBlock(value) ? { ...settings, [key]: withoutPath(value, below) } : others;
}

function merge(base: object, over: object): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (value === undefined) continue;
    const below = merged[key];
    merged[key] = isBlock(below) && isBlock(value) ? merge(below, value) : value;
  }
  return merged;
}
