import { basename, dirname } from 'node:path';
import { fileLimits } from '../../files/file-limits.js';
import { findOutside } from '../../processes/find-executable.js';
import { throwIfInterrupted } from '../../processes/interrupt.js';
import { run } from '../../processes/run.js';
import type { OperationContext } from '../context.js';
import { gitVersionNotReadable } from './errors.js';

/** What git is told on top of its configuration: fetch nothing, replace no object, and take no folder inside of this one for a repository. */
const orders = [
  '--no-pager',
  '--no-replace-objects',
  ...['-c', 'safe.bareRepository=explicit'],
  ...['-c', 'protocol.allow=never'],
];

/**
 * The text of a file as it was at a commit, branch or tag. `git cat-file` alone is run: it starts no filter, no hook, no pager and nothing
 * that the configuration of the repository names, and what a partial clone lacks is not fetched.
 * @param file absolute path
 * @param ref `main`, `v1.2.0`, `HEAD~3`
 * @throws UserError `git-version-not-readable`
 */
export async function fileAtRef(
  { env, interrupt }: OperationContext,
  file: string,
  ref: string,
): Promise<string> {
  const refused = (reason: string, isAboutName = true) =>
    gitVersionNotReadable.error({ ref, file: basename(file), reason, isAboutName });
  // It would be an option, or another file.
  if (!/^[^-:\s\p{C}][^:\s\p{C}]*$/u.test(ref)) throw refused('that is no name of a commit, branch or tag');
  const git = await findOutside(dirname(file), 'git', { env });
  if (git === undefined) throw refused('git is not on PATH', false);
  const pieces: string[] = [];
  let length = 0;
  const { exitCode, stderr } = await run({
    command: git,
    args: [...orders, 'cat-file', 'blob', `${ref}:./${basename(file)}`],
    cwd: dirname(file),
    env: gitVariables(env),
    onStdoutText: (text) => {
      length += text.length;
      if (length <= fileLimits.record) pieces.push(text);
    },
    interrupt,
    graceMs: 2_000,
  });
  throwIfInterrupted(interrupt);
  if (exitCode !== 0) {
    const [said = ''] = stderr.split('\n');
    if (said.includes('not a git repository')) throw refused('its folder is in no git repository', false);
    throw refused(said.replace(/^(fatal|error): /, '').replace(/\.+$/, '') || `git ended with ${exitCode}`);
  }
  if (length > fileLimits.record) throw refused('it is larger than 1 MiB', false);
  return pieces.join('');
}

/** None of `GIT_*`: they name other repositories, and programs. */
function gitVariables(env: OperationContext['env']): Readonly<Record<string, string | undefined>> {
  const kept = ['PATH', 'HOME', 'USERPROFILE', 'SYSTEMROOT', 'LANG'];
  return {
    ...Object.fromEntries(kept.map((name) => [name, env[name]])),
    ...{
      LC_ALL: 'C',
      GIT_NO_LAZY_FETCH: '1',
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
    },
  };
}
