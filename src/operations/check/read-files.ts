import { resolve } from 'node:path';
import { fileLimits } from '../../files/file-limits.js';
import { nearPath } from '../../files/near-path.js';
import { readLimited } from '../../files/read-limited.js';
import { terraformJsonEmpty } from '../../model/errors.js';
import type { Model } from '../../model/model.js';
import { readPlanFile, readStackFiles, type TerraformFile } from '../../model/text/read-text.js';
import type { OperationContext } from '../context.js';
import type { CheckOptions } from './check-options.js';
import { folderOf } from './folder-of.js';
import { type StackFiles, stackFiles } from './stack-files.js';
import { withInputErrors } from './with-input-errors.js';

const advice =
  'Review it in parts: give each root module a plan of its own; and check that this is the right file.';

/** A stack or plan that need not be the project's. */
export interface ForeignModel {
  /** The file, or the folder of several, as the person would write it. */
  readonly name: string;
  /** The files of which it is made. */
  readonly files: readonly string[];
  readonly model: Model;
  /** Where its profile may lie. */
  readonly folder: string;
  /** What a plan says beside its model: its changes. Undefined of a stack. */
  readonly planText?: string;
}

/**
 * Reads the stacks and plans of `--stack` and `--plan`.
 * @throws UserError about what cannot be read, or is something else
 */
export function readFiles(
  { cwd, emit }: Pick<OperationContext, 'cwd' | 'emit'>,
  { stacks = [], plans = [] }: Pick<CheckOptions, 'stacks' | 'plans'>,
): readonly ForeignModel[] {
  const found = stacks.flatMap((path) => stackFiles(resolve(cwd, path)));
  for (const { path } of found.filter(({ besideHcl }) => besideHcl)) {
    const message = `${nearPath(cwd, path)}: the HCL beside the Terraform JSON is not read; --plan reviews all of it.`;
    emit({ type: 'notice', message });
  }
  const read = found.map((stack) => readOne(cwd, stack));
  const empty = read.find(({ model }) => !hasSubject(model));
  if (empty !== undefined)
    throw terraformJsonEmpty.error({ file: empty.name, wanted: 'stack' }, { file: empty.name });
  for (const { name, model } of read.filter((one) => one.model.ofType('module').length > 0)) {
    const modules = model.ofType('module').map((one) => one.name);
    const message = `${name}: what is inside its modules (${modules.join(', ')}) is not read; --plan reviews all of it.`;
    emit({ type: 'notice', message });
  }
  const planned = plans.map((plan) => readPlan(cwd, plan));
  for (const { name } of planned.filter(({ model }) => !hasSubject(model)))
    emit({
      type: 'notice',
      message: `${name}: nothing is there after this plan: there is nothing to review.`,
    });
  return [...read, ...planned];
}

/** Whether there is something that AWS gets: the rest alone is no subject of a review. */
function hasSubject({ types }: Model): boolean {
  return types.some((type) => !/^(?:stack|variable|output|local|provider\..*|backend\..*)$/.test(type));
}

function readOne(cwd: string, { path, files, isNamed }: StackFiles): ForeignModel {
  // What lies in a folder nobody has named: a pipe there may never end.
  const contents = files.map((file) => textOf(cwd, file, { pipes: isNamed }));
  return {
    name: nearPath(cwd, path),
    files: contents.map(({ file }) => file),
    model: readStackFiles(contents),
    folder: files.length === 1 ? folderOf(path, cwd) : path,
  };
}

function readPlan(cwd: string, plan: NonNullable<CheckOptions['plans']>[number]): ForeignModel {
  const content =
    typeof plan === 'string'
      ? textOf(cwd, resolve(cwd, plan), { pipes: true })
      : { file: plan.name, text: plan.text };
  const folder = folderOf(typeof plan === 'string' ? plan : undefined, cwd);
  const { file, text } = content;
  return { name: file, files: [file], model: readPlanFile(content), folder, planText: text };
}

function textOf(cwd: string, path: string, { pipes }: { readonly pipes: boolean }): TerraformFile {
  return {
    file: nearPath(cwd, path),
    text: withInputErrors(path, () => readLimited(path, fileLimits.document, { pipes, advice })),
  };
}
