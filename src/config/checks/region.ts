import { nearestName } from '../names/nearest-name.js';
import { regionUnknown } from '../schema/setting-errors.js';
import { regions } from '../values/regions.js';
import type { EnvironmentCheck } from './check.js';

/** Refuses regions that AWS does not have. */
export const regionCheck: EnvironmentCheck = {
  reads: ['aws.region'],
  run: ({ aws: { region } }) => {
    if (regions.includes(region)) return [];
    const suggestion = nearestName(region, regions);
    const place = { value: region, allowed: regions, suggestion };
    return [{ at: ['aws', 'region'], problem: regionUnknown.problem({ region, suggestion }, place) }];
  },
};
