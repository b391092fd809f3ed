import { cpSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { messageOf } from '../../errors/message-of.js';
import { writeWholeFile } from '../../files/write-whole-file.js';
import { stackName } from '../../stacks/synthesize.js';
import type { OperationContext } from '../context.js';
import { outputNotWritable } from '../errors.js';
import { stackSource } from './stack-source.js';

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
 * All of it is made before the first file is written, and each file appears whole or not at all.
 * @throws UserError `output-not-writable`, or what went wrong with `synthCommand`
 */
export async function synth(
  context: OperationContext,
  { loaded, environments, out = 'cdktf.out' }: SynthOptions,
): Promise<SynthResult> {
  const folder = resolve(context.cwd, out);
  const source = stackSource(context, { loaded, environments });
  try {
    const stacks = await Promise.all(
      environments.map(async (environment) => ({
        file: join(folder, 'stacks', stackName(environment.suffix), 'cdk.tf.json'),
        ...(await source.stackOf(environment)),
      })),
    );
    try {
      for (const { file, text, assets } of stacks) {
        writeWholeFile(file, text);
        writeAssets(join(dirname(file), 'assets'), assets);
      }
    } catch (cause) {
      throw outputNotWritable.error({ folder, reason: messageOf(cause) }, { cause });
    }
    return { folder, files: stacks.map(({ file }) => file) };
  } finally {
    source.close();
  }
}

function writeAssets(folder: string, assets: string | undefined): void {
  if (assets === undefined) return;
  rmSync(folder, { recursive: true, force: true });
  cpSync(assets, folder, { recursive: true });
}
