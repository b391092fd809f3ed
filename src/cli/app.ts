import { type Application, buildApplication, buildRouteMap } from '@stricli/core';
import { type Invocation, plainInvocation } from '../errors/invocation.js';
import { bootstrapCommand } from './commands/bootstrap.js';
import { checkCommand } from './commands/check.js';
import { deployCommand } from './commands/deploy.js';
import { destroyCommand } from './commands/destroy.js';
import { doctorCommand } from './commands/doctor.js';
import { initCommand } from './commands/init.js';
import { outputCommand } from './commands/output.js';
import { planCommand } from './commands/plan.js';
import { recoverCommand } from './commands/recover.js';
import { rulesCommand } from './commands/rules.js';
import { sandboxRoutes } from './commands/sandbox.js';
import { schemaCommand } from './commands/schema.js';
import { secretRoutes } from './commands/secret.js';
import { stateRoutes } from './commands/state.js';
import { synthCommand } from './commands/synth.js';
import { unlockCommand } from './commands/unlock.js';
import { validateCommand } from './commands/validate.js';
import type { CliContext } from './context.js';
import { readVersion } from './read-version.js';
import { type ReportFailure, recordingText } from './stricli-text.js';

const fullDescription = `One file, environments.yaml, becomes hardened AWS environments.

Examples:
  multienv init                                   write a first environments.yaml
  multienv validate                               find every problem in the file
  multienv check                                  review the environments before they exist
  multienv sandbox up                             AWS emulator on this machine, no account needed
  multienv secret init --env dev-001 --sandbox    create the database password
  multienv deploy --env dev-001 --sandbox         create the environment there

Exit codes: 0 success; 1 findings, changes or declined; 2 wrong usage or configuration;
3 Terraform or AWS failed; 130 and 143 interrupted; 70 internal error of multienv.`;

const root = buildRouteMap<string, CliContext>({
  routes: {
    init: initCommand,
    validate: validateCommand,
    schema: schemaCommand,
    synth: synthCommand,
    check: checkCommand,
    rules: rulesCommand,
    plan: planCommand,
    deploy: deployCommand,
    output: outputCommand,
    destroy: destroyCommand,
    secret: secretRoutes,
    bootstrap: bootstrapCommand,
    state: stateRoutes,
    unlock: unlockCommand,
    doctor: doctorCommand,
    recover: recoverCommand,
    sandbox: sandboxRoutes,
  },
  docs: { brief: 'One file becomes hardened AWS environments.', fullDescription },
});

/** The command line application; failures are handed to `report`. */
export function buildApp(
  report: ReportFailure,
  invocation: Invocation = plainInvocation,
): Application<CliContext> {
  return buildApplication(root, {
    name: 'multienv',
    versionInfo: { getCurrentVersion: async () => readVersion() },
    scanner: { caseStyle: 'allow-kebab-for-camel' },
    documentation: { onlyRequiredInUsageLine: true, disableAnsiColor: true },
    localization: { text: recordingText(report, invocation) },
  });
}
