import { shellWord } from './shell-word.js';

/** A flag that a next command repeats as it was given. */
type RepeatedFlag = 'sandbox' | 'config' | 'terraformBin' | 'pluginDir' | 'untrusted';

const folder = ['config'] as const;
const file = ['config', 'untrusted'] as const;
const aws = ['sandbox', 'config', 'untrusted'] as const;
const terraform = ['sandbox', 'config', 'terraformBin', 'pluginDir', 'untrusted'] as const;

/** Every command that a hint may name, with the flags that it repeats; a test holds it against the real commands. */
export const repeatedFlags = {
  init: [],
  validate: file,
  trust: folder,
  schema: [],
  synth: file,
  check: file,
  explain: file,
  diff: aws,
  report: aws,
  watch: file,
  graph: file,
  reach: file,
  set: file,
  promote: file,
  upgrade: terraform,
  rules: [],
  plan: terraform,
  deploy: terraform,
  drift: terraform,
  output: terraform,
  list: aws,
  destroy: terraform,
  'database user': file,
  'ami update': aws,
  'secret init': aws,
  'secret rotate': aws,
  'secret status': aws,
  'secret restore': aws,
  bootstrap: aws,
  'state migrate': terraform,
  unlock: terraform,
  doctor: terraform,
  recover: terraform,
  'sandbox up': folder,
  'sandbox status': folder,
  'sandbox reset': folder,
  'sandbox down': folder,
  completion: [],
} as const satisfies Readonly<Record<string, readonly RepeatedFlag[]>>;

/** Commands that take `--sandbox` and name their environments by `--env`: a person can run them there instead. */
export const sandboxCommands: readonly CommandWords[] = [
  ...(['plan', 'deploy', 'drift', 'output', 'destroy', 'ami update', 'doctor', 'bootstrap'] as const),
  ...(['secret init', 'secret rotate', 'secret status', 'secret restore'] as const),
  ...(['state migrate', 'unlock', 'recover', 'report', 'upgrade'] as const),
];

/** A command as words. */
export type CommandWords = keyof typeof repeatedFlags;

/** How the command was called, as far as the next one has to be called alike. Never what answers a question (`--yes`, `--confirm`). */
export interface CalledWith {
  /** What a shell starts us by. Default: `multienv`. */
  readonly program?: string;
  readonly config?: string;
  /** The address, empty for `--sandbox` alone. */
  readonly sandbox?: string;
  readonly terraformBin?: string;
  readonly pluginDir?: string;
  /** Empty for `--untrusted`. */
  readonly untrusted?: string;
  /** Every command takes it, so every next command repeats it. */
  readonly cwd?: string;
  /** The command itself, where it is known. */
  readonly command?: CommandWords;
}

interface NextOptions {
  /** Suffix for `--env`. */
  readonly env?: string;
  /** What follows: an argument, flags of this command alone. */
  readonly words?: readonly string[];
}

/** Names the commands to run next, so that they can be pasted. */
export interface Invocation {
  /** What a shell starts us by. */
  readonly program: string;
  /** The command that runs, where it is known. */
  readonly command?: CommandWords | undefined;
  /** `multienv recover --env dev-001 --sandbox --config 'my file.yaml'`: only flags that the command takes, in words of a POSIX shell. */
  readonly next: (command: CommandWords, options?: NextOptions) => string;
  /** The same for an environment on the sandbox: without the flag a hint would send a person from there to AWS. */
  readonly onSandbox: (endpoint: string) => Invocation;
}

/** The invocation of a command that was called so. */
export function invocationOf(called: CalledWith): Invocation {
  const { program = 'multienv', sandbox, command: running } = called;
  const next = (command: CommandWords, { env, words = [] }: NextOptions = {}): string => {
    const about = env === undefined ? [] : ['--env', env];
    const flags = [...repeatedFlags[command], 'cwd'] as const;
    const repeated = flags.flatMap((flag) => repeat(flag, called[flag]));
    return [program, command, ...[...about, ...words, ...repeated].map(shellWord)].join(' ');
  };
  const onSandbox = (endpoint: string) =>
    sandbox === undefined ? invocationOf({ ...called, sandbox: endpoint }) : invocationOf(called);
  return { program, command: running, next, onSandbox };
}

/** The invocation of a caller who said nothing of it, such as a program that uses us as a library. */
export const plainInvocation = invocationOf({});

const names = {
  sandbox: '--sandbox',
  config: '--config',
  terraformBin: '--terraform-bin',
  pluginDir: '--plugin-dir',
  untrusted: '--untrusted',
  cwd: '--cwd',
} as const satisfies Readonly<Record<RepeatedFlag | 'cwd', string>>;

function repeat(flag: RepeatedFlag | 'cwd', value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  if (value === '' && (flag === 'sandbox' || flag === 'untrusted')) return [names[flag]];
  // A value like a flag would be taken for one.
  return value.startsWith('-') ? [`${names[flag]}=${value}`] : [names[flag], value];
}
