import { tiers } from '../names/tiers.js';
import { tierDefault } from '../resolve/tier-table.js';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import type { SettingDifference } from './compare-settings.js';

const protecting = ['security', 'availability', 'size'];

/**
 * Whether the value of `from` is gentler than what a stricter tier has: judged by the tier table, where it tells the two tiers apart. Of numbers
 * it says which way is stricter; of others, the value of the stricter tier itself is, and that of the gentler tier is not.
 */
export function isGentler(
  { setting, concerns: [main = 'naming'], a, b }: SettingDifference,
  from: Pick<ResolvedEnvironment, 'tier'>,
  to: Pick<ResolvedEnvironment, 'tier'>,
): boolean {
  if (tiers.indexOf(from.tier) >= tiers.indexOf(to.tier) || !protecting.includes(main)) return false;
  // What an edition has not yet told apart, the newest does.
  const [strict, gentle] = [tierDefault(to.tier, setting), tierDefault(from.tier, setting)];
  const least = tierDefault('development', setting);
  const below = gentle === strict ? least : gentle;
  if (below === strict) return false;
  if (typeof strict === 'number' && typeof below === 'number' && Number.isFinite(Number(a.value)))
    return strict > below ? Number(a.value) < Number(b.value) : Number(a.value) > Number(b.value);
  return b.value === strict || a.value === below;
}
