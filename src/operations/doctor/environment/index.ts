import type { EnvironmentCheck } from '../check.js';
import { accountCheck } from './account.js';
import { amiCheck } from './ami.js';
import { backendCheck } from './backend.js';
import { bucketCheck } from './bucket.js';
import { certificateCheck } from './certificate.js';
import { credentialsCheck } from './credentials.js';
import { engineCheck } from './engine.js';
import { instanceTypeCheck } from './instance-type.js';
import { lockCheck } from './lock.js';
import { logBucketCheck } from './log-bucket.js';
import { namesCheck } from './names.js';
import { networkCheck } from './network.js';
import { quotasCheck } from './quotas.js';
import { regionCheck } from './region.js';
import { roleCheck } from './role.js';
import { secretCheck } from './secret.js';
import { stateCheck } from './state.js';

/** Every check of an environment, in the order in which they are shown; a new one is a file beside this and a line here. */
export const environmentChecks: readonly EnvironmentCheck[] = [
  credentialsCheck,
  roleCheck,
  accountCheck,
  regionCheck,
  secretCheck,
  networkCheck,
  instanceTypeCheck,
  amiCheck,
  engineCheck,
  bucketCheck,
  logBucketCheck,
  namesCheck,
  quotasCheck,
  certificateCheck,
  backendCheck,
  stateCheck,
  lockCheck,
];
