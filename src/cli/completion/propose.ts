import { proposeCompletions } from '@stricli/core';
import { buildApp } from '../app.js';
import type { CliContext } from '../context.js';
import { globalFlags } from '../words/global-flags.js';

interface Proposal {
  readonly completion: string;
  readonly brief: string;
}

/** What may stand in the place of the last word of a call, a line each with its description behind a tab. Nothing where anything goes wrong. */
export async function propose(context: CliContext, partial: string): Promise<string> {
  const words = context.inputs.filter((word) => word !== '--help');
  const [, flag, value] = /^(--[a-zA-Z-]+)=(.*)$/.exec(partial) ?? [];
  try {
    const found =
      flag === undefined
        ? await proposalsFor(context, words, partial)
        : await proposalsFor(context, [...words, flag], value ?? '');
    const assigned = flag === undefined ? '' : `${flag}=`;
    return found.map(({ completion, brief }) => `${assigned}${completion}\t${brief}\n`).join('');
  } catch {
    return '';
  }
}

async function proposalsFor(
  context: CliContext,
  words: readonly string[],
  partial: string,
): Promise<readonly Proposal[]> {
  const found = await proposeCompletions(
    buildApp(() => {}),
    [...words, partial],
    context,
  );
  const values = found.filter(({ kind }) => kind === 'argument:value');
  if (values.length > 0) return values;
  // Where a flag waits for a value that nobody knows, all that is left are the flags of stricli itself.
  const isFlag = partial.startsWith('-');
  if (!isFlag && found.every(({ completion }) => completion === '--help')) return [];
  const others = [...(words.length === 0 ? [helpWord] : []), ...flagsOfEveryCommand];
  return [...found, ...others.filter(({ completion }) => completion.startsWith(partial))];
}

const helpWord: Proposal = { completion: 'help', brief: 'Explain a command' };
const flagsOfEveryCommand: readonly Proposal[] = globalFlags.map(({ name, brief }) => ({
  completion: `--${name}`,
  brief,
}));
