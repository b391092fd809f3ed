import { companions } from '../schema/companions.js';
import type { EnvironmentConfig, Tier } from '../schema/environment-schema.js';
import { isBlock, valueAt } from '../schema/setting-path.js';
import { tierDefaults } from './tier-table.js';

/** Settings in the shape of the file, from the least to the most important source. */
interface SettingSources {
  readonly tier: Tier;
  readonly defaults: EnvironmentConfig;
  readonly config: EnvironmentConfig;
}

/** Fills the settings of an environment: its own win over `defaults`, and these over the tier table; blocks and tags are merged, lists replaced. */
export function mergeSettings({ tier, defaults, config }: SettingSources): Record<string, unknown> {
  const { tier: _tier, ...merged } = merge(
    merge(tierDefaults(tier), withoutOrphans({ ...defaults }, { ...config })),
    config,
  );
  return merged;
}

/** `network: { mode: default }` in an environment must not inherit the subnets of `mode: existing` in the defaults. */
function withoutOrphans(
  defaults: Record<string, unknown>,
  config: Record<string, unknown>,
): Record<string, unknown> {
  const kept = structuredClone(defaults);
  for (const { block, key, choice, is } of companions) {
    if (!Array.isArray(is)) continue;
    const inherited = valueAt(kept, block);
    const own = valueAt(config, [...block, choice]);
    if (!isBlock(inherited) || own === undefined || own === inherited[choice]) continue;
    delete inherited[key];
  }
  return kept;
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
