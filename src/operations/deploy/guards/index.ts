import type { Guard } from './guard.js';
import { lostData } from './lost-data.js';
import { protectedReplacement } from './protected-replacement.js';
import { unknownAllowance } from './unknown-allowance.js';

/** Every guard, in the order in which problems are told. */
export const guards: readonly Guard[] = [lostData, protectedReplacement, unknownAllowance];
