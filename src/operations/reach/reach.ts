import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { readStack } from '../../model/stack/read-stack.js';
import { endingAtOnce } from '../../processes/interrupt.js';
import type { CheckOptions } from '../check/check-options.js';
import { readFiles } from '../check/read-files.js';
import type { OperationContext } from '../context.js';
import { forEach } from '../run/for-each.js';
import { type EnvironmentOutcome, resultsOf, started } from '../run/outcome.js';
import { stackSource } from '../synth/stack-source.js';
import { type ReachQuestion, type ReachReport, reachModel } from './reach-model.js';
import { refuseUnknownWord } from './refuse-unknown-word.js';

interface ReachOptions extends Pick<CheckOptions, 'stacks' | 'plans'>, ReachQuestion {
  readonly loaded?: LoadedEnvironments | undefined;
  /** Environments of the file that are asked. Default: none. */
  readonly environments?: readonly ResolvedEnvironment[];
}

/** Who reaches whom, in each stack. */
export interface Reached {
  readonly reports: readonly ReachReport[];
  readonly environments: readonly EnvironmentOutcome<ReachReport>[];
}

/**
 * Says who reaches whom in the stacks of environments, and in stacks and plans of anybody’s: without Terraform and AWS.
 * @throws UserError `place-word-unknown`, and when a stack or plan cannot be read, or has no such place
 */
export async function reach(context: OperationContext, options: ReachOptions): Promise<Reached> {
  const { loaded, environments = [] } = options;
  for (const word of [options.from, options.to]) refuseUnknownWord(word, loaded?.environments ?? []);
  const outcomes =
    loaded === undefined ? [] : await ownReports(context, { ...options, loaded, environments });
  const foreign = endingAtOnce(context.interrupt, () =>
    readFiles(context, options).map(({ name, model }) =>
      reachModel(model, { name, environment: null }, options),
    ),
  );
  return { reports: [...resultsOf(outcomes), ...foreign], environments: outcomes };
}

async function ownReports(
  context: OperationContext,
  options: ReachOptions & {
    readonly loaded: LoadedEnvironments;
    readonly environments: readonly ResolvedEnvironment[];
  },
): Promise<readonly EnvironmentOutcome<ReachReport>[]> {
  const { environments } = options;
  const source = stackSource(context, options);
  const work = async (environment: ResolvedEnvironment) => {
    const { suffix } = environment;
    const model = readStack(await source.jsonOf(environment));
    return reachModel(model, { name: suffix, environment: suffix }, options);
  };
  return forEach(started(environments), { context, parallel: 1 }, work).finally(source.close);
}
