import { rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { messageOf } from '../../errors/message-of.js';
import { copyTree } from '../../files/copy-tree.js';
import { findLink } from '../../files/find-link.js';
import { writeWholeFile } from '../../files/write-whole-file.js';
import { stackName } from '../../stacks/synth/synthesize.js';
import type { OperationContext } from '../context.js';
import { outputNotWritable } from '../errors.js';
import { forEach } from '../run/for-each.js';
import { type EnvironmentOutcome, isOk, resultsOf, started } from '../run/outcome.js';
import { stackSource } from './stack-source.js';

/** Which environments are synthesized, and where to. */
export interface SynthOptions {
  readonly loaded: LoadedEnvironments;
  readonly environments: readonly ResolvedEnvironment[];
  /** Output folder, relative to where the person stands. Default: `cdktf.out`. Parents are made. */
  readonly out?: string;
}

/** One environment after its synthesis. */
interface SynthesizedEnvironment {
  /** Absolute path of its stack. */
  readonly file: string;
}

/** What was written. */
export interface SynthResult {
  /** Absolute path of the output folder. */
  readonly folder: string;
  /** The outcome of each environment; it has failed with what went wrong with its stack. */
  readonly environments: readonly EnvironmentOutcome<SynthesizedEnvironment>[];
}

interface Stack {
  readonly file: string;
  readonly text: string;
  readonly assets?: string;
}

/**
 * Writes the Terraform JSON of environments to `DIR/stacks/multi-env-{suffix}/cdk.tf.json`.
 * All stacks are made before the first file is written, and each file appears whole or not at all.
 * @throws UserError `output-not-writable`
 */
export async function synth(
  context: OperationContext,
  { loaded, environments: chosen, out = 'cdktf.out' }: SynthOptions,
): Promise<SynthResult> {
  const folder = resolve(context.cwd, out);
  const source = stackSource(context, { loaded, environments: chosen });
  try {
    const made = await forEach(started(chosen), { context, parallel: 1 }, async (environment) => ({
      file: join(folder, 'stacks', stackName(environment.suffix), 'cdk.tf.json'),
      ...(await source.stackOf(environment)),
    }));
    for (const { file } of resultsOf(made)) refuseLink([context.cwd, loaded.root, folder], file);
    writeStacks(folder, resultsOf(made));
    // What was made is written, also where the others were interrupted meanwhile: it is told so.
    const environments = made.map((one) => (isOk(one) ? { ...one, result: { file: one.result.file } } : one));
    return { folder, environments };
  } finally {
    source.close();
  }
}

function writeStacks(folder: string, stacks: readonly Stack[]): void {
  try {
    for (const { file, text, assets } of stacks) {
      writeWholeFile(file, text);
      writeAssets(join(dirname(file), 'assets'), assets);
    }
  } catch (cause) {
    throw outputNotWritable.error({ folder, reason: messageOf(cause) }, { cause });
  }
}

/**
 * A repository can hold a link in place of the output folder, or in it. The way to a folder outside of the project is the person's own.
 * @throws UserError `output-not-writable`
 */
function refuseLink(from: readonly string[], file: string): void {
  const [link] = from.flatMap((folder) => findLink(folder, file) ?? []);
  if (link === undefined) return;
  const folder = dirname(link);
  throw outputNotWritable.error({
    folder,
    reason: `${link} is a symbolic link; remove it, or name another folder`,
  });
}

function writeAssets(folder: string, assets: string | undefined): void {
  if (assets === undefined) return;
  rmSync(folder, { recursive: true, force: true });
  copyTree(assets, folder);
}
