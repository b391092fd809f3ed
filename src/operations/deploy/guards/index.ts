import { anotherVpc } from './another-vpc.js';
import { blockedReplacement } from './blocked-replacement.js';
import { engineVersion } from './engine-version.js';
import type { Guard } from './guard.js';
import { lostData } from './lost-data.js';
import { plainHttp } from './plain-http.js';
import { protectedReplacement } from './protected-replacement.js';
import { refusedDeletion } from './refused-deletion.js';
import { storage } from './storage.js';
import { unknownAllowance } from './unknown-allowance.js';

/** Every guard, in the order in which problems are told. */
export const guards: readonly Guard[] = [
  lostData,
  protectedReplacement,
  unknownAllowance,
  storage,
  engineVersion,
  anotherVpc,
  blockedReplacement,
  refusedDeletion,
  plainHttp,
];
