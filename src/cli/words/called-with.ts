import { type CalledWith, type CommandWords, repeatedFlags } from '../../errors/invocation.js';
import { terraformFlags } from '../flags.js';
import { kebabCase } from './kebab-case.js';

interface Call {
  /** Words after the name of the program. */
  readonly inputs: readonly string[];
  /** Value of `--cwd`. */
  readonly cwd?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The script that Node.js runs, as it was named to it. */
  readonly script?: string;
}

const names = ['config', 'sandbox', 'terraformBin', 'pluginDir'] as const;

/** So a flag or an alias begins; any other word after a flag is its value. */
const flagLike = /^(--|-[a-z]+$|-[a-z]=)/i;

/** Reads how we were called, before anything else does: what is wrong with the words is told by whoever parses them. */
export function calledWith({ inputs, cwd, env, script }: Call): CalledWith {
  const called: Record<string, string> = {};
  for (const name of names) {
    const value = flagValue(name, inputs);
    if (value !== undefined) called[name] = value;
  }
  if (inputs.includes('--untrusted')) called.untrusted = '';
  const command = commandWords(inputs);
  return {
    program: programOf(env, script),
    ...(command === undefined ? {} : { command }),
    ...called,
    ...(cwd === undefined ? {} : { cwd }),
  };
}

function commandWords([first = '', second = '']: readonly string[]): CommandWords | undefined {
  const known = Object.keys(repeatedFlags).filter(isCommand);
  return known.find((one) => one === `${first} ${second}`) ?? known.find((one) => one === first);
}

function isCommand(words: string): words is CommandWords {
  return Object.hasOwn(repeatedFlags, words);
}

function flagValue(name: (typeof names)[number], inputs: readonly string[]): string | undefined {
  const spellings = [`--${name}`, `--${kebabCase(name)}`];
  for (const [index, input] of inputs.entries()) {
    const assigned = spellings.find((spelling) => input.startsWith(`${spelling}=`));
    if (assigned !== undefined) return input.slice(assigned.length + 1);
    if (!spellings.includes(input)) continue;
    const value = inputs[index + 1];
    if (value !== undefined && !flagLike.test(value)) return value;
    return 'inferEmpty' in terraformFlags[name] ? '' : undefined;
  }
  return undefined;
}

/**
 * npm's own variables tell that npx or a script of package.json started us; outside of them a shell finds no `multienv` of a project.
 * A package that npx fetched is known by its own name alone.
 */
function programOf(env: Call['env'], script = ''): string {
  const isOfNpm = env.npm_command !== undefined && /[\\/]node_modules[\\/]/.test(script);
  if (!isOfNpm) return 'multienv';
  return /[\\/]_npx[\\/]/.test(script) ? 'npx multi-env-infrastructure' : 'npx multienv';
}
