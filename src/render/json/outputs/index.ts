import type { z } from 'zod';
import { bootstrapOutput } from './bootstrap.js';
import { checkOutput } from './check.js';
import { deployOutput } from './deploy.js';
import { destroyOutput } from './destroy.js';
import { doctorOutput } from './doctor.js';
import { initOutput } from './init.js';
import { outputOutput } from './output.js';
import { planOutput } from './plan.js';
import { recoverOutput } from './recover.js';
import { rulesOutput } from './rules.js';
import { sandboxOutput } from './sandbox.js';
import { sandboxDownOutput } from './sandbox-down.js';
import { secretInitOutput } from './secret-init.js';
import { secretRestoreOutput } from './secret-restore.js';
import { secretRotateOutput } from './secret-rotate.js';
import { secretStatusOutput } from './secret-status.js';
import { stateMigrateOutput } from './state-migrate.js';
import { synthOutput } from './synth.js';
import { trustOutput } from './trust.js';
import { unlockOutput } from './unlock.js';
import { validateOutput } from './validate.js';

/** What each command prints with `--json`: a new one is a file beside these and a line here. */
export const jsonOutputs: Readonly<Record<string, z.ZodType>> = {
  init: initOutput,
  validate: validateOutput,
  trust: trustOutput,
  synth: synthOutput,
  check: checkOutput,
  rules: rulesOutput,
  plan: planOutput,
  deploy: deployOutput,
  destroy: destroyOutput,
  output: outputOutput,
  recover: recoverOutput,
  doctor: doctorOutput,
  unlock: unlockOutput,
  bootstrap: bootstrapOutput,
  'state migrate': stateMigrateOutput,
  'secret init': secretInitOutput,
  'secret rotate': secretRotateOutput,
  'secret status': secretStatusOutput,
  'secret restore': secretRestoreOutput,
  'sandbox up': sandboxOutput,
  'sandbox status': sandboxOutput,
  'sandbox reset': sandboxOutput,
  'sandbox down': sandboxDownOutput,
};
