import type { EnvironmentConfig, Tier } from '../schema/environment-schema.js';
import { isBlock } from '../schema/setting-path.js';
import { tierDefaults } from './tier-table.js';

/** Settings in the shape of the file, from the least to the most important source. */
interface SettingSources {
  readonly tier: Tier;
  readonly defaults: EnvironmentConfig;
  readonly config: EnvironmentConfig;
}

/** Settings that mean something only under one value of another: who overrides that value gives them up. */
const companions: readonly {
  readonly block: string;
  readonly choice: string;
  readonly keys: readonly string[];
}[] = [
  {
    block: 'network',
    choice: 'mode',
    keys: ['vpcId', 'subnetIds', 'loadBalancerSubnetIds', 'databaseSubnetIds'],
  },
  { block: 'storage', choice: 'encryption', keys: ['kmsKeyArn'] },
  { block: 'backend', choice: 'type', keys: ['bucket', 'region', 'keyPrefix', 'kmsKeyArn', 'config'] },
];

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
  const kept = { ...defaults };
  for (const { block, choice, keys } of companions) {
    const inherited = kept[block];
    const own = config[block];
    if (!isBlock(inherited) || !isBlock(own)) continue;
    if (own[choice] === undefined || own[choice] === inherited[choice]) continue;
    kept[block] = Object.fromEntries(Object.entries(inherited).filter(([key]) => !keys.includes(key)));
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
