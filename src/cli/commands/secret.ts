import { buildCommand, buildRouteMap } from '@stricli/core';
import type { SandboxPlace } from '../../aws/target.js';
import type { PasswordFault } from '../../constructs/database/password-fault.js';
import type { EnvironmentOutcome } from '../../operations/run/outcome.js';
import type { SecretStatus } from '../../operations/secret/secret-status.js';
import { oneLine } from '../../render/terminal/one-line.js';
import type { CliContext } from '../context.js';
import {
  type FailFastFlag,
  failFastFlag,
  type JsonFlag,
  jsonFlag,
  type SandboxFlag,
  type SelectionFlags,
  sandboxFlag,
  selectionAliases,
  selectionFlags,
} from '../flags.js';
import { findSandboxPlace, type Selection, selectFromFile } from '../project.js';

type Flags = SelectionFlags & JsonFlag & SandboxFlag & FailFastFlag;

interface Turn {
  readonly loaded: Selection['loaded'];
  readonly environment: Selection['environments'][number];
  readonly sandbox?: SandboxPlace;
}

const flags = { ...selectionFlags, ...jsonFlag, ...sandboxFlag, ...failFastFlag } as const;

const secretInitCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Create the database password',
    fullDescription: `Creates the secret rds-password-SUFFIX in AWS Secrets Manager with a generated password, which is never shown. An existing secret is not changed.
Only for environments with database.password.source: secretsManager, the default.

Examples:
  multienv secret init --env dev-001
  multienv secret init --env dev-001 --sandbox`,
  },
  parameters: { flags, aliases: selectionAliases },
  async func(chosen) {
    const { resultsOf } = await import('../../operations/run/outcome.js');
    const { secretInit } = await import('../../operations/secret/secret.js');
    const secrets = await inTurn(this, chosen, ({ loaded, ...turn }) =>
      secretInit(this.operation, { root: loaded.root, ...turn }),
    );
    await tellSecrets(this, secrets, {
      json: chosen.json,
      done: 'there',
      line: ({ created, name, arn }) => `${created ? 'created' : 'exists'} ${name} ${arn}`,
    });
    const words = resultsOf(secrets).flatMap(({ suffix, created }) => (created ? ['--env', suffix] : []));
    if (!chosen.json && words.length > 0) this.say(`next: ${this.invocation.next('deploy', { words })}\n`);
  },
});

const secretRotateCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Put a new database password into the secret',
    fullDescription: `Puts a new generated password into the secret and raises database.password.version in environments.yaml; the next deploy sets it in the database.
With database.password.source: generated only the file changes: the deploy generates the password and sets it in secret and database.
With --sandbox the file is still the one that AWS is deployed from: the new version counts there too.

Examples:
  multienv secret rotate --env dev-001`,
  },
  parameters: { flags, aliases: selectionAliases },
  async func(chosen) {
    const { resultsOf } = await import('../../operations/run/outcome.js');
    const { secretRotate } = await import('../../operations/secret/secret.js');
    const secrets = await inTurn(this, chosen, ({ loaded, ...turn }) =>
      secretRotate(this.operation, { file: loaded.file, ...turn }),
    );
    await tellSecrets(this, secrets, {
      json: chosen.json,
      done: 'rotated',
      line: ({ name, version }) => `rotated ${name}, password version ${version}`,
    });
    const words = resultsOf(secrets).flatMap(({ suffix }) => ['--env', suffix]);
    if (chosen.json || words.length === 0) return;
    if (chosen.sandbox !== undefined)
      this.say('The file is the one that AWS is deployed from: the new password version counts there too.\n');
    this.say(`next: ${this.invocation.next('deploy', { words })}\n`);
  },
});

const secretStatusCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Show whether the database password exists',
    fullDescription: `Shows the source of the password and the status of its secret: present, empty, missing, or scheduled for deletion. A value that people have put there is judged, and never shown: whether RDS would take it as a password.
Exits 1 when a secret is empty, scheduled for deletion, no password that RDS takes, or missing although a deploy needs it.

Examples:
  multienv secret status
  multienv secret status --env prod-003 --json`,
  },
  parameters: { flags, aliases: selectionAliases },
  async func(chosen) {
    const { passwordFaultWords } = await import('../../constructs/database/password-fault.js');
    const { resultsOf } = await import('../../operations/run/outcome.js');
    const { isUsable, secretStatus } = await import('../../operations/secret/secret-status.js');
    const secrets = await inTurn(this, chosen, ({ loaded: _loaded, ...turn }) =>
      secretStatus(this.operation, turn),
    );
    if (!resultsOf(secrets).every(isUsable)) this.exitCode = 1;
    await tellSecrets(this, secrets, {
      json: chosen.json,
      done: 'looked at',
      line: ({ suffix, state, source, name, fault }) =>
        `${suffix} ${state} (${source}) ${name ?? ''}${told(fault, passwordFaultWords)}`.trimEnd(),
    });
  },
});

const secretRestoreCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Cancel the scheduled deletion of the database password',
    fullDescription: `Restores the secret rds-password-SUFFIX with its previous value, during its recovery window. A secret that is not scheduled for deletion is not changed.

Examples:
  multienv secret restore --env prod-003`,
  },
  parameters: { flags, aliases: selectionAliases },
  async func(chosen) {
    const { secretRestore } = await import('../../operations/secret/secret-status.js');
    const secrets = await inTurn(this, chosen, ({ loaded: _loaded, ...turn }) =>
      secretRestore(this.operation, turn),
    );
    await tellSecrets(this, secrets, {
      json: chosen.json,
      done: 'there',
      line: ({ restored, name, arn }) => `${restored ? 'restored' : 'exists'} ${name} ${arn}`,
    });
  },
});

function told(fault: SecretStatus['fault'], words: Readonly<Record<PasswordFault, string>>): string {
  if (fault === undefined) return '';
  if (fault === 'unknown') return ': its value may not be read';
  return `: RDS would refuse its value as a password: ${words[fault]}`;
}

/** One environment after the other: `rotate` edits one file. */
async function inTurn<Result extends object>(
  context: CliContext,
  chosen: Flags,
  work: (turn: Turn) => Promise<Result>,
): Promise<readonly EnvironmentOutcome<Result & { readonly suffix: string }>[]> {
  const { forEach } = await import('../../operations/run/for-each.js');
  const { started } = await import('../../operations/run/outcome.js');
  const { loaded, environments } = await selectFromFile(context, chosen);
  const sandbox = await findSandboxPlace(context, loaded.root, chosen);
  return forEach(
    started(environments),
    { context: context.operation, parallel: 1, failFast: chosen.failFast },
    async (environment) => ({
      suffix: environment.suffix,
      ...(await work({ loaded, environment, sandbox })),
    }),
  );
}

async function tellSecrets<Result extends object>(
  context: CliContext,
  outcomes: readonly EnvironmentOutcome<Result>[],
  {
    json,
    done,
    line,
  }: { readonly json?: boolean; readonly done: string; readonly line: (one: Result) => string },
): Promise<void> {
  const { resultsOf } = await import('../../operations/run/outcome.js');
  const { outcomeAsJson } = await import('../../render/json/outcomes.js');
  const { tellOutcomes } = await import('../outcomes.js');
  tellOutcomes(context, outcomes, {
    json,
    done,
    print: () =>
      context.print(
        resultsOf(outcomes)
          .map((one) => oneLine(line(one)))
          .join(''),
      ),
    document: () => ({ secrets: outcomes.map((one) => outcomeAsJson(one, (secret) => ({ ...secret }))) }),
  });
}

/** `multienv secret`. */
export const secretRoutes = buildRouteMap({
  routes: {
    init: secretInitCommand,
    rotate: secretRotateCommand,
    status: secretStatusCommand,
    restore: secretRestoreCommand,
  },
  docs: { brief: 'Create, rotate, inspect or restore the database password' },
});
