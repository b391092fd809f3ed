import { namesProduction } from '../config/names/environment-pattern.js';
import type { ResolvedEnvironment } from '../config/schema/environment-schema.js';
import type { CliContext } from './context.js';
import { confirmationNeeded, productionNotNamed } from './errors.js';
import { askYesNo, hasTerminal } from './questions.js';

interface ConsentOptions {
  /** `--yes` was given. */
  readonly yes?: boolean;
  /** Patterns of `--env`. */
  readonly env?: readonly string[];
  readonly environments: readonly ResolvedEnvironment[];
}

/**
 * Answers a question about an environment. `--yes` answers it, for production only where `--env` names that; else the person does.
 * @throws UserError where there is nobody to ask: `production-not-named` after `--yes`, else `confirmation-needed`
 */
export function consentTo(
  context: CliContext,
  { yes = false, env = [], environments }: ConsentOptions,
): (suffix: string, question: string) => Promise<boolean> {
  return async (suffix, question) => {
    if (
      yes &&
      isAnswered(
        environments.find((one) => one.suffix === suffix),
        env,
      )
    )
      return true;
    if (!hasTerminal(context))
      throw yes
        ? productionNotNamed.error({ suffix })
        : confirmationNeeded.error({ flags: `\`--env ${suffix} --yes\``, question });
    return askYesNo(context, question);
  };
}

/** What nobody knows may be production. */
function isAnswered(environment: ResolvedEnvironment | undefined, env: readonly string[]): boolean {
  if (environment === undefined) return false;
  return environment.tier !== 'production' || env.some((pattern) => namesProduction(pattern, environment));
}
