import { settingsConflict } from '../schema/setting-errors.js';
import type { EnvironmentCheck } from './check.js';

/** Holds `minSize ≤ desiredCapacity ≤ maxSize`. */
export const capacityCheck: EnvironmentCheck = {
  reads: ['compute.minSize', 'compute.maxSize', 'compute.desiredCapacity'],
  run: ({ compute: { minSize, maxSize, desiredCapacity } }) => {
    if (minSize > maxSize) {
      const message = `\`compute.minSize\` (${minSize}) is larger than \`compute.maxSize\` (${maxSize}).`;
      const hint = `Lower minSize to ${maxSize}, or raise maxSize to ${minSize}; one of them may come from the tier's defaults.`;
      return [
        {
          at: ['compute', 'minSize'],
          problem: settingsConflict.problem(
            { message, hint },
            { value: minSize, allowed: `at most ${maxSize}` },
          ),
        },
      ];
    }
    if (desiredCapacity === undefined || (desiredCapacity >= minSize && desiredCapacity <= maxSize))
      return [];
    const message = `\`compute.desiredCapacity\` (${desiredCapacity}) lies outside \`minSize\` and \`maxSize\` (${minSize} to ${maxSize}).`;
    const hint = `Write a number from ${minSize} to ${maxSize}, or remove it.`;
    const place = { value: desiredCapacity, allowed: `a whole number from ${minSize} to ${maxSize}` };
    return [
      { at: ['compute', 'desiredCapacity'], problem: settingsConflict.problem({ message, hint }, place) },
    ];
  },
};
