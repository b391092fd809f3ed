import { settingsConflict } from '../../schema/setting-errors.js';
import type { EnvironmentCheck } from '../check.js';

/** Production keeps its instances: neither AWS nor a clock takes them away. */
export const notInProductionCheck: EnvironmentCheck = {
  reads: ['compute.spot', 'compute.offHours'],
  run: ({ tier, compute: { spot, offHours } }) => {
    if (tier !== 'production') return [];
    return [
      ...(spot ? [fault('spot', 'AWS takes spot instances back with two minutes of notice')] : []),
      ...(offHours === undefined ? [] : [fault('offHours', 'nobody answers in the off hours')]),
    ];
  },
};

function fault(setting: 'spot' | 'offHours', why: string) {
  const message = `\`compute.${setting}\` is not for production: ${why}.`;
  const hint = `Remove ${setting}, or set it in environments of other tiers alone.`;
  return { at: ['compute', setting], problem: settingsConflict.problem({ message, hint }) };
}
