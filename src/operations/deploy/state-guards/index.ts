import { account } from './account.js';
import { foreignProvider } from './foreign-provider.js';
import { loweredTier } from './lowered-tier.js';
import { network } from './network.js';
import { newerMultienv } from './newer-multienv.js';
import { newerTerraform } from './newer-terraform.js';
import { otherEnvironment } from './other-environment.js';
import { otherProject } from './other-project.js';
import { partition } from './partition.js';
import { passwordVersion } from './password-version.js';
import { region } from './region.js';
import type { StateGuard } from './state-guard.js';

/** Every guard of the stored state, in the order in which problems are told. */
export const stateGuards: readonly StateGuard[] = [
  otherEnvironment,
  foreignProvider,
  partition,
  region,
  account,
  network,
  passwordVersion,
  loweredTier,
  otherProject,
  newerTerraform,
  newerMultienv,
];
