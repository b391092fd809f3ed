import { appendFileSync, lstatSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { environmentsFileName } from '../../config/file/find.js';
import { isProjectName, projectNameOf } from '../../config/starter/project-names.js';
import { plainInvocation } from '../../errors/invocation.js';
import { whyNotWritable } from '../../files/why-not-writable.js';
import { writeWholeFile } from '../../files/write-whole-file.js';
import type { OperationContext } from '../context.js';
import { initExists, initLeadsOutside, initNotWritable, projectNameInvalid } from './init-errors.js';
import { linkThatLeadsOutside } from './leads-outside.js';
import { type ProjectFile, projectFiles } from './project-files.js';

/** Where to write, and what. */
export interface InitOptions {
  /** Folder of the new project, relative to the current one; made when it does not exist. */
  readonly folder: string;
  /** Replace an environments.yaml that is there. */
  readonly force?: boolean;
  /** Value of the tag `Project`. Default: what `askProject` answers, else the name of the folder. */
  readonly project?: string;
  /** Asks for the name of the project, and proposes one. */
  readonly askProject?: (proposed: string) => Promise<string>;
}

/** Absolute paths of what was written. */
export interface InitResult {
  /** environments.yaml. */
  readonly file: string;
  /** Every file that was written or added to, environments.yaml among them. */
  readonly files: readonly string[];
}

/**
 * Begins a project: a commented environments.yaml, a .gitignore, a package.json where there is none, and the schema unless the package is
 * installed. Nothing that is there is lost: .gitignore is added to, package.json stays, environments.yaml is replaced only by `force`.
 * @throws UserError `init-exists`, `init-leads-outside`, `init-not-writable`, `project-name-invalid`; then nothing was written
 */
export async function init(
  { cwd, invocation = plainInvocation }: Pick<OperationContext, 'cwd' | 'invocation'>,
  { folder, force = false, project, askProject }: InitOptions,
): Promise<InitResult> {
  const root = resolve(cwd, folder);
  const file = join(root, environmentsFileName);
  return withFileErrors(root, async () => {
    if (isBelow(cwd, root)) refuseLink(cwd, root);
    refuseLink(root, file);
    if (!force && isThere(file)) throw initExists.error({ file, folder, invocation }, { file });
    const name =
      project ?? (await askProject?.(projectNameOf(basename(root)))) ?? projectNameOf(basename(root));
    if (!isProjectName(name)) throw projectNameInvalid.error({ name }, { value: name });
    // It is read before anything is written.
    refuseLink(root, join(root, '.gitignore'));
    const files = projectFiles(root, name);
    for (const one of files) refuseLink(root, one.file);
    for (const one of files) write(one);
    return { file, files: files.map((one) => one.file) };
  });
}

function write({ file, action, text }: ProjectFile): void {
  if (action === 'append') appendFileSync(file, text);
  else writeWholeFile(file, text);
}

function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** A folder that a person names elsewhere is their choice. */
function isBelow(folder: string, path: string): boolean {
  const between = relative(folder, path);
  return between !== '' && !between.startsWith('..') && resolve(folder, between) === path;
}

function refuseLink(folder: string, path: string): void {
  const link = linkThatLeadsOutside(folder, path);
  if (link !== undefined) throw initLeadsOutside.error({ link, folder }, { file: link });
}

async function withFileErrors<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (!/^E[A-Z]+$/.test(code)) throw cause;
    throw initNotWritable.error({ folder, reason: whyNotWritable(cause) }, { cause });
  }
}
