import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { Problem } from '../../errors/problem.js';
import { UserError } from '../../errors/user-error.js';
import { type CheckedReport, check } from '../check/check.js';
import type { OperationContext } from '../context.js';
import { outputNotWritable } from '../errors.js';
import { localOrphanWarnings } from '../orphans/local-orphan-warnings.js';
import { unknownEnvironment } from '../project/select-errors.js';
import { type SynthResult, synth } from '../synth/synth.js';
import { nowAndAfterEachSave } from './each-save.js';
import { filesOf } from './files-of.js';

/** What one look at the file found. */
export type WatchPass =
  /** The file has errors: nothing was synthesized. */
  | { readonly outcome: 'invalid'; readonly problems: readonly Problem[] }
  | {
      readonly outcome: 'valid';
      /** Warnings. */
      readonly problems: readonly Problem[];
      readonly review: CheckedReport;
      /** What was written; undefined where nothing was to be. */
      readonly written: SynthResult | undefined;
    };

interface WatchOptions {
  /** Absolute path of environments.yaml. */
  readonly file: string;
  /** Reads the file as far as it is trusted at this moment; throws the `UserError` of a file that is not valid, or not trusted. */
  readonly load: () => Promise<{
    readonly loaded: LoadedEnvironments;
    readonly environments: readonly ResolvedEnvironment[];
  }>;
  /** Where the stacks are written after each save. Default: they are made in memory. */
  readonly out?: string | undefined;
  /** Hears what each pass found. */
  readonly tell: (pass: WatchPass) => void;
}

/**
 * Validates, synthesizes and checks the file now and after each save, until the first Ctrl-C. Each pass reads the file anew, with the trust of
 * that moment: a program that it newly names is not started before a person trusts it. A file that is not valid is waited for; what is wrong with
 * the command itself at the start ends it, for no save of the file would put that right.
 * @throws UserError `unknown-environment`, `output-not-writable`
 */
export async function watch(context: OperationContext, options: WatchOptions): Promise<void> {
  let files: readonly string[] = [options.file];
  let isFirst = true;
  const once = async () => {
    const { pass, loaded } = await look(context, options, isFirst);
    isFirst = false;
    // Of a file that is not valid, nobody knows which scripts it names: those that it had are looked at.
    if (loaded !== undefined) files = filesOf(loaded);
    if (!context.interrupt.gentle.aborted) options.tell(pass);
  };
  await nowAndAfterEachSave({ interrupt: context.interrupt, files: () => files }, once);
}

async function look(
  context: OperationContext,
  { load, out }: WatchOptions,
  isFirst: boolean,
): Promise<{ readonly pass: WatchPass; readonly loaded?: LoadedEnvironments }> {
  try {
    const { loaded, environments } = await load();
    const problems = [...loaded.warnings, ...(await localOrphanWarnings(context, loaded))];
    const written = out === undefined ? undefined : await synth(context, { loaded, environments, out });
    const review = await check(context, { loaded, environments });
    return { pass: { outcome: 'valid', problems, review, written }, loaded };
  } catch (error) {
    if (!(error instanceof UserError) || (isFirst && isOfCommand(error))) throw error;
    return { pass: { outcome: 'invalid', problems: error.problems } };
  }
}

const ofCommand: ReadonlySet<string> = new Set([unknownEnvironment.code, outputNotWritable.code]);

/** Whether the words of the command are wrong: a pattern that names nothing, a folder that cannot be written. */
function isOfCommand({ problems }: UserError): boolean {
  return problems.every(({ code }) => ofCommand.has(code));
}
