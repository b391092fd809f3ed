import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { send, terraformProcesses } from '../campaign/processes.js';
import { type CliRun, cliMain, runCli } from '../cli/run-cli.js';

/** A project in a temporary folder, whose sandbox has an emulator of its own. */
export class TemporarySandbox {
  readonly folder: string;
  #printed = '';
  readonly #abandoned = new AbortController();

  constructor(environmentsYaml: string, folder = mkdtempSync(join(tmpdir(), 'multienv-e2e-'))) {
    this.folder = folder;
    this.write(environmentsYaml);
  }

  /** What this person trusts is forgotten with the project. */
  get #env(): Record<string, string> {
    return { ...inherited(), HOME: homedir(), XDG_CONFIG_HOME: `${this.folder}.config` };
  }

  /** Runs `multienv` there; everything it prints is kept. */
  readonly multienv = async (...args: string[]): Promise<CliRun> => this.run(args);

  /** The same, and the run has to end with 0. */
  readonly succeed = async (...args: string[]): Promise<CliRun> => {
    const run = await this.run(args);
    if (run.exitCode !== 0)
      throw new Error(
        [`multienv ${args.join(' ')} ended with ${run.exitCode}`, ...this.#oddAnswers(), told(run)].join(
          '\n',
        ),
      );
    return run;
  };

  /** Runs `multienv`, and says under which process id. */
  async run(args: readonly string[], onStart?: (pid: number) => void): Promise<CliRun> {
    return this.#run(args, { onStart });
  }

  /** Runs the command of another build: `dist/cli/main.js` there. */
  async runBuild(main: string, args: readonly string[]): Promise<CliRun> {
    return this.#run(args, { main });
  }

  async #run(
    args: readonly string[],
    options: Pick<Parameters<typeof runCli>[1], 'onStart' | 'main'>,
  ): Promise<CliRun> {
    const env = this.#env;
    const run = await runCli(args, { cwd: this.folder, env, signal: this.#abandoned.signal, ...options });
    this.#printed += run.stdout + run.stderr;
    return run;
  }

  /** Starts `multienv` and hands out its process, for tests that end it. */
  readonly start = (...args: string[]): ChildProcess => {
    const env = this.#env;
    const child = spawn(process.execPath, [cliMain, ...args], { cwd: this.folder, env });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#printed += text;
      });
    return child;
  };

  /** Replaces environments.yaml. */
  write(text: string): void {
    writeFileSync(join(this.folder, 'environments.yaml'), text);
  }

  /** All that `multienv` printed so far. */
  get printed(): string {
    return this.#printed;
  }

  /** What the emulator said of itself and what it did not answer with success: for a test that failed. */
  get emulatorLog(): string {
    const file = join(this.folder, '.multienv/sandbox/server/log');
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    return lines
      .filter((line) => !/ [23]\d\d$/.test(line))
      .slice(-100)
      .join('\n');
  }

  /** What the emulator answers where nothing is amiss is left out: that there is no such thing yet. */
  #oddAnswers(): string[] {
    return this.emulatorLog
      .split('\n')
      .filter((line) => line !== '' && !/^\{| 404$|NotImplemented|Describe\w+ (400|501)$/.test(line))
      .slice(-6)
      .map((line) => `emulator: ${line}`);
  }

  /** Every file below the project as text. */
  files(): Map<string, string> {
    const found = new Map<string, string>();
    for (const file of readdirSync(this.folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(this.folder, file);
      // The provider itself is a link out of the project, and 700 MB.
      if (file.includes('.terraform/providers') || !statSync(path).isFile()) continue;
      found.set(file, readFileSync(path, 'latin1'));
    }
    return found;
  }

  /** Where the emulator listens. */
  get endpoint(): string {
    const file = join(this.folder, '.multienv/sandbox/server/server.json');
    return JSON.parse(readFileSync(file, 'utf8')).endpoint;
  }

  /** Ends what still runs, and removes the folder. */
  async close(): Promise<void> {
    // A test that ran out of time leaves its command behind.
    this.#abandoned.abort();
    // A Terraform that outlived its run would go on asking: the emulator of another test, once that has the free port.
    const { engines, providers } = terraformProcesses(this.folder);
    for (const pid of [...engines, ...providers]) send(pid, 'SIGKILL');
    await runCli(['sandbox', 'down'], { cwd: this.folder, env: this.#env });
    rmSync(`${this.folder}.config`, { recursive: true, force: true });
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The end of both streams: with `--json` the errors are in the first. Without what went well, so that the errors come first. */
export const told = ({ stdout, stderr }: CliRun): string =>
  [stderr, stdout].map((text) => text.replace(wentWell, '').slice(-4000)).join('\n');

/** Lines of progress that tell no failure. */
const wentWell = /^\S+: \[\d+\/\d+\] (?!failed).*\n/gm;

/** What a person's shell would hand on: the variables that say where tools and caches are. */
function inherited(): Record<string, string> {
  const names = [
    'PATH',
    'XDG_CACHE_HOME',
    'MULTIENV_PLUGIN_DIR',
    'TF_CLI_CONFIG_FILE',
    'PIP_INDEX_URL',
    'PIP_CERT',
    'SSL_CERT_FILE',
  ];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
