import { basename } from 'node:path';
import { withoutSecretWords } from '../errors/secret-words.js';
import { shellWord } from '../errors/shell-word.js';
import { listenToPrograms } from '../processes/told-programs.js';
import { renderDuration } from '../render/terminal/duration.js';
import type { CliContext } from './context.js';

/** Shows every program that is run, and how it ended, until the function that is returned is called. */
export function tellPrograms({ progress }: CliContext): () => void {
  const tell = (message: string) => progress.emit({ type: 'notice', message });
  return listenToPrograms(({ path, args, cwd }) => {
    const [step = '', ...rest] = withoutSecretWords(args);
    tell(`run: ${[path, step, ...rest].map(shownWord).join(' ')} (in ${cwd})`);
    return ({ exitCode, signal, seconds }) =>
      tell(
        `ran: ${basename(path)} ${shownWord(step)}: ${signal ?? `exit code ${exitCode}`}, ${renderDuration(seconds)}`,
      );
  });
}

/** Whole scripts are arguments of some programs. */
const longestWord = 200;

function shownWord(word: string): string {
  if (word.includes('…')) return word;
  return shellWord(word.length <= longestWord ? word : `${word.slice(0, longestWord)}…`);
}
