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
import { findSandboxTarget, selectFromFile } from '../project.js';

type Flags = SelectionFlags & JsonFlag & SandboxFlag;

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
  async func({ json, ...rest }) {
    const { secretInit } = await import('../../operations/secret.js');
    const { loaded, environments } = await selectFromFile(this, rest);
    const sandbox = await findSandboxTarget(loaded.root, rest);
    const secrets = [];
    for (const environment of environments) {
      const secret = await secretInit(this.operation, { environment, root: loaded.root, sandbox });
      secrets.push({ suffix: environment.suffix, ...secret });
    }
    if (json) return this.printJson({ secrets });
    const line = (one: (typeof secrets)[number]) =>
      `${one.created ? 'created' : 'exists'} ${one.name} ${one.arn}\n`;
    this.print(secrets.map(line).join(''));
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
  async func({ json, ...rest }) {
    const { secretRotate } = await import('../../operations/secret.js');
    const { loaded, environments } = await selectFromFile(this, rest);
    const sandbox = await findSandboxTarget(loaded.root, rest);
    const secrets = [];
    for (const environment of environments) {
      const secret = await secretRotate(this.operation, { file: loaded.file, environment, sandbox });
      secrets.push({ suffix: environment.suffix, ...secret });
    }
    if (json) return this.printJson({ secrets });
    this.print(secrets.map((one) => `rotated ${one.name}, password version ${one.version}\n`).join(''));
    this.say('next: multienv deploy\n');
  },
});

/** `multienv secret`. */
export const secretRoutes = buildRouteMap({
  routes: { init: secretInitCommand, rotate: secretRotateCommand },
  docs: { brief: 'Make or rotate the database password' },
});
