import { backendBlock } from '../../../config/values/backend-block.js';
import { checkBackend, describeBackend } from '../../../terraform/state/backend-record.js';
import type { EnvironmentCheck } from '../check.js';
import { ok } from '../diagnosis.js';

/** The file names the backend in which the state is. */
export const backendCheck: EnvironmentCheck = {
  id: 'backend',
  title: 'Backend',
  needsAccess: false,
  // Terraform is not even started where it differs.
  isBeforeDeploy: false,
  run: async ({ environment, folder, invocation }) => {
    const wanted = backendBlock(environment);
    checkBackend({ folder, wanted, invocation });
    return ok(`The state is in ${describeBackend(wanted)}.`);
  },
};
