import { backendBlock } from '../../../config/values/backend-block.js';
import { stateLocked } from '../../../terraform/errors.js';
import { isLockReadable, readLock } from '../../state/state-locks.js';
import type { EnvironmentCheck } from '../check.js';
import { knownProblem, ok, skipped } from '../diagnosis.js';

/** Nobody holds the lock on the state. */
export const lockCheck: EnvironmentCheck = {
  id: 'lock',
  title: 'State lock',
  needsAccess: true,
  // Terraform waits for it or tells of it by itself, and a run that has just ended would be reported in vain.
  isBeforeDeploy: false,
  run: async (subject) => {
    const { environment, invocation } = subject;
    const block = backendBlock(environment);
    if (!isLockReadable(block)) return skipped(`Only Terraform can check the backend ${block.type}.`);
    const lock = await readLock(subject, block);
    if (lock === undefined) return ok('Nobody holds it.');
    const { suffix } = environment;
    return knownProblem(stateLocked.problem({ suffix, invocation, lock }));
  },
};
