import { buildCommand, buildRouteMap } from '@stricli/core';
import { environmentArgument } from '../arguments.js';
import type { CliContext } from '../context.js';
import { type FileFlags, fileFlags, type JsonFlag, jsonFlag } from '../flags.js';
import { selectFromFile } from '../project.js';

interface Flags extends FileFlags, JsonFlag {}

const userCommand = buildCommand<Flags, [environment: string], CliContext>({
  docs: {
    brief: "Print how the application's own database user is made",
    fullDescription: `Prints the SQL that makes database.iamUser, the user that signs in by the role of the instances, and the steps to the database through Session Manager. Nothing is asked and nothing is changed.

Examples:
  multienv database user prod-003
  multienv database user prod-003 --json`,
  },
  parameters: {
    flags: { ...fileFlags, ...jsonFlag },
    positional: { kind: 'tuple', parameters: [environmentArgument] },
  },
  async func({ json, ...flags }, pattern) {
    const { databaseUser } = await import('../../operations/database/database-user.js');
    const { selectOne } = await import('../../operations/project/select-one.js');
    const { loaded } = await selectFromFile(this, { ...flags, startsPrograms: false });
    const environment = selectOne(loaded, pattern);
    const { user, sql, steps } = databaseUser(environment, { invocation: this.invocation });
    if (json) return this.printJson({ environment: environment.suffix, user, sql, steps });
    const { renderDatabaseUser } = await import('../../render/terminal/database/database-user.js');
    this.print(renderDatabaseUser({ sql, steps }));
  },
});

/** `multienv database`. */
export const databaseRoutes = buildRouteMap({
  routes: { user: userCommand },
  docs: { brief: 'Help with the database of an environment' },
});
