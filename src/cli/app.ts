import { type Application, buildApplication, buildRouteMap } from '@stricli/core';
import { type Invocation, plainInvocation } from '../errors/invocation.js';
import { amiRoutes } from './commands/ami.js';
import { bootstrapCommand } from './commands/bootstrap.js';
import { checkCommand } from './commands/check.js';
import { completionCommand } from './commands/completion.js';
import { databaseRoutes } from './commands/database.js';
import { deployCommand } from './commands/deploy.js';
import { destroyCommand } from './commands/destroy.js';
import { diffCommand } from './commands/diff.js';
import { doctorCommand } from './commands/doctor.js';
import { driftCommand } from './commands/drift.js';
import { promoteCommand } from './commands/edit/promote.js';
import { setCommand } from './commands/edit/set.js';
import { upgradeCommand } from './commands/edit/upgrade.js';
import { explainCommand } from './commands/explain.js';
import { initCommand } from './commands/init.js';
import { listCommand } from './commands/list.js';
import { reportCommand } from './commands/look/report.js';
import { watchCommand } from './commands/look/watch.js';
import { outputCommand } from './commands/output.js';
import { planCommand } from './commands/plan.js';
import { recoverCommand } from './commands/recover.js';
import { rulesCommand } from './commands/rules.js';
import { sandboxRoutes } from './commands/sandbox.js';
import { schemaCommand } from './commands/schema.js';
import { secretRoutes } from './commands/secret.js';
import { stateRoutes } from './commands/state.js';
import { synthCommand } from './commands/synth.js';
import { graphCommand } from './commands/topology/graph.js';
import { reachCommand } from './commands/topology/reach.js';
import { trustCommand } from './commands/trust.js';
import { unlockCommand } from './commands/unlock.js';
import { validateCommand } from './commands/validate.js';
import type { CliContext } from './context.js';
import { helpFlag } from './help/help-flag.js';
import { versionFlag } from './help/version-flag.js';
import { commandOf } from './words/command-of.js';
import { type ReportFailure, recordingText } from './words/stricli-text.js';

const fullDescription = `One file, environments.yaml, becomes hardened AWS environments.

Examples:
  multienv init                                   start a project
  multienv validate                               find every problem in the file
  multienv check                                  review the environments before they exist
  multienv sandbox up                             AWS emulator on this machine, no account needed
  multienv secret init --env dev-001 --sandbox    create the database password
  multienv deploy --env dev-001 --sandbox         create the environment there
  multienv help deploy                            explain a command

Exit codes: 0 success; 1 findings, changes or declined; 2 wrong usage or configuration;
3 Terraform or AWS failed; 130 and 143 interrupted; 70 internal error of multienv.`;

const root = buildRouteMap<string, CliContext>({
  routes: {
    init: initCommand,
    validate: validateCommand,
    trust: trustCommand,
    schema: schemaCommand,
    synth: synthCommand,
    check: checkCommand,
    rules: rulesCommand,
    explain: explainCommand,
    diff: diffCommand,
    report: reportCommand,
    watch: watchCommand,
    graph: graphCommand,
    reach: reachCommand,
    set: setCommand,
    promote: promoteCommand,
    upgrade: upgradeCommand,
    plan: planCommand,
    deploy: deployCommand,
    drift: driftCommand,
    output: outputCommand,
    list: listCommand,
    destroy: destroyCommand,
    database: databaseRoutes,
    ami: amiRoutes,
    secret: secretRoutes,
    bootstrap: bootstrapCommand,
    state: stateRoutes,
    unlock: unlockCommand,
    doctor: doctorCommand,
    recover: recoverCommand,
    sandbox: sandboxRoutes,
    completion: completionCommand,
  },
  docs: { brief: 'One file becomes hardened AWS environments.', fullDescription },
});

/** The command line application for a call of these words; failures are handed to `report`. */
export function buildApp(
  report: ReportFailure,
  invocation: Invocation = plainInvocation,
  inputs: readonly string[] = [],
): Application<CliContext> {
  const text = recordingText({ report, invocation, inputs, command: commandOf(root, inputs) });
  return buildApplication(
    root,
    {
      name: 'multienv',
      scanner: { caseStyle: 'allow-kebab-for-camel' },
      documentation: { disableAnsiColor: true },
      completion: { includeAliases: false },
      localization: { text },
    },
    { help: helpFlag, version: versionFlag },
  );
}
