/** A flag that every command takes, also before its name. */
interface GlobalFlag {
  /** As it is typed, without the hyphens. */
  readonly name: 'cwd' | 'no-color' | 'verbose';
  /** Stands for its value in the help; a flag without one is on or off. */
  readonly placeholder?: string;
  readonly brief: string;
}

/** The flags that every command takes: they are read by `globalWords`, before stricli sees the words. */
export const globalFlags: readonly GlobalFlag[] = [
  {
    name: 'cwd',
    placeholder: 'DIR',
    brief: 'Run as if started in DIR: all other paths of the command line are relative to it',
  },
  { name: 'no-color', brief: 'Print no colours (as with NO_COLOR=1; FORCE_COLOR=1 asks for colours)' },
  {
    name: 'verbose',
    brief: 'Show on stderr each program that is run: its arguments, exit code and duration, no secrets',
  },
];
