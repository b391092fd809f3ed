import { join, resolve } from 'node:path';
import type { ResolvedEnvironment } from '../config/environment-schema.js';
import type { LoadedEnvironments } from '../config/load.js';
import { writeWholeFile } from '../files/write-whole-file.js';
import { stackName, synthesizeStack } from '../stacks/synthesize.js';
import type { OperationContext } from './context.js';
import { outputNotWritable } from './errors.js';

export interface SynthOptions {
  readonly loaded: LoadedEnvironments;
  readonly environments: readonly ResolvedEnvironment[];
  /** Output folder, relative to where the person stands. Default: `cdktf.out`. Parents are made. */
  readonly out?: string;
}

export interface SynthResult {
  /** Absolute path of the output folder. */
  readonly folder: string;
  /** Absolute paths of the stacks, in the order of the environments. */
  readonly files: readonly string[];
}

/**
 * Writes the Terraform JSON of environments to `DIR/stacks/multi-env-{suffix}/cdk.tf.json`.
 * All of it is made in memory before the first file is written, and each file appears whole or not at all.
 */
export function synth(
  context: OperationContext,
  { environments, out = 'cdktf.out' }: SynthOptions,
): SynthResult {
  const folder = resolve(context.cwd, out);
  const stacks = environments.map((environment) => ({
    file: join(folder, 'stacks', stackName(environment.suffix), 'cdk.tf.json'),
    text: synthesizeStack(environment),
  }));
  try {
    for (const { file, text } of stacks) writeWholeFile(file, text);
  } catch (cause) {
    throw outputNotWritable.error({ folder, reason: reasonOf(cause) }, { cause });
  }
  return { folder, files: stacks.map(({ file }) => file) };
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
