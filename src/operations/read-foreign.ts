import { resolve } from 'node:path';
import { nearPath } from '../files/near-path.js';
import type { Model } from '../model/model.js';
import { readStack } from '../model/read-stack.js';
import type { OperationContext } from './context.js';
import { mergeStackFiles } from './merge-stack-files.js';
import { readJsonObject } from './read-json-object.js';
import { type StackFiles, stackFiles } from './stack-files.js';

/** A stack or plan that need not be the project's. */
export interface ForeignStack {
  /** The file as the person would write it. */
  readonly name: string;
  readonly model: Model;
  /** The file in which an element stands. */
  readonly fileOf: (address: string) => string;
}

/** Reads the stacks of paths. */
export function readForeign(
  context: Pick<OperationContext, 'cwd' | 'emit'>,
  { stacks = [] }: { readonly stacks?: readonly string[] },
): readonly ForeignStack[] {
  const found = stacks.flatMap((path) => stackFiles(resolve(context.cwd, path)));
  return found.map((stack) => readOne(context, stack));
}

function readOne(
  { cwd, emit }: Pick<OperationContext, 'cwd' | 'emit'>,
  { path, files, besideHcl }: StackFiles,
): ForeignStack {
  const name = nearPath(cwd, path);
  if (besideHcl)
    emit({
      type: 'notice',
      message: `${name}: the HCL beside the Terraform JSON is not read; \`--plan\` reviews all of it.`,
    });
  const contents = files.map((file) => ({ name: nearPath(cwd, file), stack: readJsonObject(file) }));
  const model = readStack(mergeStackFiles(contents.map(({ stack }) => stack)));
  return { name, model, fileOf: () => name };
}
