import type { z } from 'zod';
import { amiUpdateOutput } from './ami/update.js';
import { bootstrapOutput } from './bootstrap.js';
import { checkOutput } from './check.js';
import { databaseUserOutput } from './database/user.js';
import { deployOutput } from './deploy.js';
import { destroyOutput } from './destroy.js';
import { diffOutput } from './diff.js';
import { doctorOutput } from './doctor.js';
import { driftOutput } from './drift.js';
import { explainOutput } from './explain.js';
import { graphOutput } from './graph.js';
import { initOutput } from './init.js';
import { listOutput } from './list.js';
import { reportOutput } from './look/report.js';
import { outputOutput } from './output.js';
import { planOutput } from './plan.js';
import { promoteOutput } from './promote.js';
import { recoverOutput } from './recover.js';
import { rulesOutput } from './rules.js';
import { sandboxOutput, sandboxStatusOutput } from './sandbox/sandbox.js';
import { sandboxDownOutput } from './sandbox/sandbox-down.js';

import { secretInitOutput } from './secret/init.js';
import { secretRestoreOutput } from './secret/restore.js';
import { secretRotateOutput } from './secret/rotate.js';
import { secretStatusOutput } from './secret/status.js';
import { setOutput } from './set.js';

import { stateMigrateOutput } from './state-migrate.js';
import { synthOutput } from './synth.js';
import { reachOutput } from './topology/reach.js';
import { trustOutput } from './trust.js';
import { unlockOutput } from './unlock.js';
import { upgradeOutput } from './upgrade.js';
import { validateOutput } from './validate.js';

/** What each command prints with `--json`: a new one is a file beside these and a line here. */
export const jsonOutputs: Readonly<Record<string, z.ZodType>> = {
  init: initOutput,
  validate: validateOutput,
  trust: trustOutput,
  synth: synthOutput,
  check: checkOutput,
  rules: rulesOutput,
  explain: explainOutput,
  diff: diffOutput,
  report: reportOutput,
  graph: graphOutput,
  reach: reachOutput,
  set: setOutput,
  promote: promoteOutput,
  upgrade: upgradeOutput,
  plan: planOutput,
  deploy: deployOutput,
  destroy: destroyOutput,
  drift: driftOutput,
  output: outputOutput,
  list: listOutput,
  recover: recoverOutput,
  doctor: doctorOutput,
  unlock: unlockOutput,
  bootstrap: bootstrapOutput,
  'state migrate': stateMigrateOutput,
  'ami update': amiUpdateOutput,
  'secret init': secretInitOutput,
  'secret rotate': secretRotateOutput,
  'secret status': secretStatusOutput,
  'secret restore': secretRestoreOutput,
  'database user': databaseUserOutput,
  'sandbox up': sandboxOutput,
  'sandbox status': sandboxStatusOutput,
  'sandbox reset': sandboxOutput,
  'sandbox down': sandboxDownOutput,
};
