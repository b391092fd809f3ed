import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { environmentsFileName } from '../../config/file/find.js';
import { starterFile } from '../../config/file/starter-file.js';
import { plainInvocation } from '../../errors/invocation.js';
import { writeWholeFile } from '../../files/write-whole-file.js';
import type { OperationContext } from '../context.js';
import { initExists, initNotWritable } from './init-errors.js';
import { environmentsJsonSchemaText } from './schema.js';

/** Where to write. */
export interface InitOptions {
  /** Folder of the new project, relative to the current one; made when it does not exist. */
  readonly folder: string;
  /** Replace a file that is there. */
  readonly force?: boolean;
}

/** Absolute paths of what was written. */
export interface InitResult {
  readonly file: string;
  readonly schema: string;
}

/** Writes a commented environments.yaml, and beside it the schema that its first line names. */
export function init(
  { cwd, invocation = plainInvocation }: Pick<OperationContext, 'cwd' | 'invocation'>,
  { folder, force = false }: InitOptions,
): InitResult {
  const root = resolve(cwd, folder);
  const file = join(root, environmentsFileName);
  const schema = join(root, 'schemas', 'environments.schema.json');
  try {
    if (!force && exists(file)) throw initExists.error({ file, invocation }, { file });
    // The schema first: should the second write fail, no file names a schema that is not there.
    writeWholeFile(schema, environmentsJsonSchemaText());
    writeWholeFile(file, starterFile);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (!/^E[A-Z]+$/.test(code)) throw cause;
    throw initNotWritable.error({ folder: root, code }, { cause });
  }
  return { file, schema };
}

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}
