import type { Tier } from '../../config/names/tiers.js';
import { backendBlock } from '../../config/values/backend-block.js';
import type { RecordReading } from './deploy-record.js';
import { openRecordStore } from './record-store.js';

type RecordedRun = Parameters<typeof openRecordStore>[0];

/** The record of the last deploy of an environment. What cannot be read says nothing, which `list` tells. */
export async function recordOf(run: RecordedRun): Promise<RecordReading> {
  try {
    return await (await openRecordStore(run, backendBlock(run.environment))).read();
  } catch {
    return { kind: 'none' };
  }
}

/** Whether a record says that an environment of this tier was deployed as production. */
export function isLowered(tier: Tier, reading: RecordReading): boolean {
  return tier !== 'production' && reading.kind === 'record' && reading.record.tier === 'production';
}

/** Whether an environment was deployed as production, and the file says another tier now. */
export async function wasProduction(run: RecordedRun): Promise<boolean> {
  const { tier } = run.environment;
  return tier !== 'production' && isLowered(tier, await recordOf(run));
}
