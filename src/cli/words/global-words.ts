import type { UserError } from '../../errors/user-error.js';
import { wrongUse } from '../errors.js';

/** The words of a call, with those that every command takes read and taken out. */
export interface GlobalWords {
  /** What is left: the command, its flags and arguments. */
  readonly inputs: readonly string[];
  /** Value of `--cwd`. */
  readonly cwd?: string;
  /** `--no-color` was given. */
  readonly noColor: boolean;
  /** `--verbose` was given. */
  readonly verbose: boolean;
  /** What is wrong with them. */
  readonly failure?: UserError;
}

/** Reads `--cwd DIR`, `--no-color` and `--verbose`, wherever they stand, and turns `help deploy` into `deploy --help`. */
export function globalWords(given: readonly string[]): GlobalWords {
  const inputs: string[] = [];
  const folders: string[] = [];
  const found = { noColor: false, verbose: false };
  for (let index = 0; index < given.length; index += 1) {
    const word = given[index] ?? '';
    if (word === '--no-color' || word === '--noColor') found.noColor = true;
    else if (word === '--verbose') found.verbose = true;
    else if (word.startsWith('--cwd=')) folders.push(word.slice('--cwd='.length));
    else if (word === '--cwd') {
      const value = given[index + 1] ?? '';
      const isValue = value !== '' && !value.startsWith('-');
      folders.push(isValue ? value : '');
      if (isValue) index += 1;
    } else inputs.push(word);
  }
  return { ...found, inputs: withoutHelpWord(inputs), ...folderOf(folders) };
}

function folderOf(folders: readonly string[]): Pick<GlobalWords, 'cwd' | 'failure'> {
  const [cwd] = folders;
  if (cwd === undefined) return {};
  if (folders.length > 1) return { failure: wrongUse.error({ reason: '`--cwd` is given twice.' }) };
  if (cwd === '') return { failure: wrongUse.error({ reason: '`--cwd` needs a value.' }) };
  return { cwd };
}

function withoutHelpWord(inputs: readonly string[]): readonly string[] {
  const [first, ...rest] = inputs;
  return first === 'help' ? [...rest.filter((word) => word !== '--help'), '--help'] : inputs;
}
