import { namesProduction } from '../config/names/environment-pattern.js';
import type { ResolvedEnvironment } from '../config/schema/environment-schema.js';
import { shellWord } from '../errors/shell-word.js';
import { UserError } from '../errors/user-error.js';
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

/** What is known of an environment when the question about it comes. */
interface Asked {
  /** It was deployed as production, whatever the file says now. Default: false. */
  readonly wasProduction?: boolean | undefined;
}

/**
 * Answers questions about environments. `--yes` answers them, for production only where `--env` names that; else the person does.
 * @returns what answers one; it throws `production-not-named` or `confirmation-needed` where there is nobody to ask
 * @throws UserError `production-not-named`, before anything is begun, for each environment whose question nobody would answer: told when its
 * turn comes, the others would be worked on already
 */
export function consentTo(
  context: CliContext,
  { yes = false, env = [], environments }: ConsentOptions,
): (suffix: string, question: string, more?: Asked) => Promise<boolean> {
  const isAsking = hasTerminal(context);
  if (yes && !isAsking) refuseUnanswered({ env, environments });
  return async (suffix, question, { wasProduction = false } = {}) => {
    const environment = environments.find((one) => one.suffix === suffix);
    const asked =
      wasProduction && environment ? { ...environment, tier: 'production' as const } : environment;
    if (yes && isAnswered(asked, env)) return true;
    if (!isAsking)
      throw yes
        ? productionNotNamed.error({ suffix, flags: flagsThatAnswer({ env, environments }, [suffix]) })
        : confirmationNeeded.error({ flags: `\`--env ${suffix} --yes\``, question });
    return askYesNo(context, question);
  };
}

type Run = Required<Omit<ConsentOptions, 'yes'>>;

function refuseUnanswered({ env, environments }: Run): void {
  const open = environments.filter((one) => !isAnswered(one, env)).map(({ suffix }) => suffix);
  if (open.length === 0) return;
  const flags = flagsThatAnswer({ env, environments }, open);
  const problems = open.map((suffix) => productionNotNamed.problem({ suffix, flags }));
  throw new UserError(problems, { exitCode: productionNotNamed.exitCode });
}

/** More environments than these are named by patterns. */
const mostNamed = 6;

/** The flags for the same environments, with production by name: one that was left out would not be worked on before it. */
function flagsThatAnswer({ env, environments }: Run, open: readonly string[]): string {
  const others = environments.map(({ suffix }) => suffix).filter((suffix) => !open.includes(suffix));
  const isShort = environments.length <= mostNamed;
  const all = isShort ? [...others, ...open] : ['*', 'tier:production'];
  const patterns = env.length === 0 ? all : [...env, ...open];
  return `${patterns.map((one) => `--env ${shellWord(one)}`).join(' ')} --yes`;
}

/** What nobody knows may be production. */
function isAnswered(environment: ResolvedEnvironment | undefined, env: readonly string[]): boolean {
  if (environment === undefined) return false;
  return environment.tier !== 'production' || env.some((pattern) => namesProduction(pattern, environment));
}
