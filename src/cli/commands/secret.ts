import { buildCommand, buildRouteMap } from '@stricli/core';
import type { CliContext } from '../context.js';
import {
  type JsonFlag,
  jsonFlag,
  type SandboxFlag,
  type SelectionFlags,
  sandboxFlag,
  selectionFlags,
} from '../flags.js';
import { findSandboxTarget, type SandboxTarget, type Selection, selectFromFile } from '../project.js';

type Flags = SelectionFlags & JsonFlag & SandboxFlag;

interface Turn {
  readonly loaded: Selection['loaded'];
  readonly environment: Selection['environments'][number];
  readonly sandbox?: SandboxTarget;
}

const flags = { ...selectionFlags, ...jsonFlag, ...sandboxFlag } as const;

const secretInitCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Make the database password',
    fullDescription: `Makes the secret rds-password-SUFFIX in AWS Secrets Manager with a generated password, which is never shown. A secret that exists is kept.

Examples:
  multienv secret init --env dev-001
  multienv secret init --env dev-001 --sandbox`,
  },
  parameters: { flags },
  async func(chosen) {
    const { secretInit } = await import('../../operations/secret.js');
    const secrets = await inTurn(this, chosen, ({ loaded, ...turn }) =>
      secretInit(this.operation, { root: loaded.root, ...turn }),
    );
    if (chosen.json) return this.printJson({ secrets });
    this.print(
      secrets.map(({ created, name, arn }) => `${created ? 'created' : 'exists'} ${name} ${arn}\n`).join(''),
    );
  },
});

const secretRotateCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Put a new database password into the secret',
    fullDescription: `Puts a new generated password into the secret and raises database.password.version in environments.yaml; the next deploy gives it to the database.

Examples:
  multienv secret rotate --env dev-001`,
  },
  parameters: { flags },
  async func(chosen) {
    const { secretRotate } = await import('../../operations/secret.js');
    const secrets = await inTurn(this, chosen, ({ loaded, ...turn }) =>
      secretRotate(this.operation, { file: loaded.file, ...turn }),
    );
    if (chosen.json) return this.printJson({ secrets });
    this.print(secrets.map((one) => `rotated ${one.name}, password version ${one.version}\n`).join(''));
    this.say('next: multienv deploy\n');
  },
});

/** One environment after the other: `rotate` edits one file. */
async function inTurn<Result extends object>(
  context: CliContext,
  chosen: Flags,
  work: (turn: Turn) => Promise<Result>,
): Promise<(Result & { readonly suffix: string })[]> {
  const { loaded, environments } = await selectFromFile(context, chosen);
  const sandbox = await findSandboxTarget(loaded.root, chosen);
  const results: (Result & { readonly suffix: string })[] = [];
  for (const environment of environments) {
    results.push({ suffix: environment.suffix, ...(await work({ loaded, environment, sandbox })) });
  }
  return results;
}

/** `multienv secret`. */
export const secretRoutes = buildRouteMap({
  routes: { init: secretInitCommand, rotate: secretRotateCommand },
  docs: { brief: 'Make or rotate the database password' },
});
