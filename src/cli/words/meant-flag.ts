import type { Command } from '@stricli/core';
import { nearestName } from '../../config/names/nearest-name.js';
import { shellWord } from '../../errors/shell-word.js';
import { environmentArgument } from '../arguments.js';
import type { CliContext } from '../context.js';
import { globalFlags } from './global-flags.js';
import { kebabCase } from './kebab-case.js';

type KnownCommand = Command<CliContext> | undefined;

/** What people type who come from Terraform, Docker or kubectl; of several the first that the command has. */
const habits: Readonly<Record<string, readonly string[]>> = {
  'auto-approve': ['yes', 'confirm'],
  yes: ['confirm'],
  force: ['yes', 'confirm'],
  environment: ['env'],
  target: ['env'],
  file: ['config'],
  chdir: ['cwd'],
  dir: ['cwd'],
  parallelism: ['parallel'],
};

/** The flag that a person probably meant, `--env` for `--evn`; without a command one that every command takes. */
export function nearestFlag(input: string, command: KnownCommand): string | undefined {
  const word = input.replace(/^-+/, '').replace(/=.*/, '');
  const names = [...flagNames(command), ...globalFlags.map(({ name }) => name), 'help', 'version'];
  const habit = Object.hasOwn(habits, word) ? habits[word]?.find((name) => names.includes(name)) : undefined;
  const found = habit ?? nearestName(word, names);
  return found === undefined ? undefined : `--${found}`;
}

/** What a word without a flag was probably meant as: `--env dev-001`, `--config environments.yaml`, `--json`. */
export function flagForWord(word: string, command: KnownCommand): string | undefined {
  const names = flagNames(command);
  if (names.includes(word)) return `--${word}`;
  const readsPlans = names.includes('stack') && names.includes('plan');
  if (readsPlans && /\.json$/.test(word))
    return `${/plan/i.test(word) ? '--plan' : '--stack'} ${shellWord(word)}`;
  if (readsPlans && /[/\\]|\.out$/.test(word)) return `--stack ${shellWord(word)}`;
  if (names.includes('config') && /\.ya?ml$/.test(word)) return `--config ${shellWord(word)}`;
  if (names.includes('env') && isLikePattern(word)) return `--env ${shellWord(word)}`;
  return undefined;
}

/** The file is not read for a guess: only what looks like a suffix, a pattern, or the usual names is taken for an environment. */
function isLikePattern(word: string): boolean {
  return (
    /^(tier:)?[a-z*?][a-z0-9*?-]*$/.test(word) && (/^tier:|[0-9*?-]/.test(word) || usualNames.includes(word))
  );
}

const usualNames = ['dev', 'development', 'staging', 'prod', 'production'];

/** What to do about `--env` where a command has no such flag: the argument that names the environment, or that all of them are looked at. */
export function insteadOfEnv(input: string, { command, words, value }: EnvCall): string | undefined {
  const names = flagNames(command);
  if (!/^(-e|--env|--environment)$/.test(input) || names.includes('env')) return undefined;
  const { positional } = command?.parameters ?? {};
  const [first] = positional?.kind === 'tuple' ? positional.parameters : [];
  if (Object.is(first?.proposeCompletions, environmentArgument.proposeCompletions))
    return `Name the environment without a flag: \`${words.join(' ')} ${shellWord(value ?? first?.placeholder ?? 'ENV')}\`.`;
  return names.includes('config') ? 'This command is about the whole file: leave it out.' : undefined;
}

interface EnvCall {
  readonly command: KnownCommand;
  /** The program and the words of the command. */
  readonly words: readonly string[];
  /** What follows the flag. */
  readonly value: string | undefined;
}

function flagNames(command: KnownCommand): readonly string[] {
  return Object.keys(command?.parameters.flags ?? {}).map(kebabCase);
}
