import { join } from 'node:path';
import { loadEnvironments } from '../../src/config/file/load.js';
import { UserError } from '../../src/errors/user-error.js';
import type { CliRun } from '../cli/run-cli.js';
import type { TemporarySandbox } from '../e2e/temporary-sandbox.js';
import { type Living, livingIn, lostIdentities } from './living.js';
import { type Choices, fileOf } from './valid-files.js';

/** What became of a deploy with `--yes`, judged by the emulator. */
export interface PairResult {
  /** `cut`: it failed after it had begun; nothing that must last is lost by that. `fault`: something is. */
  readonly outcome: 'deployed' | 'refused' | 'cut' | 'fault';
  /** Codes of problems. */
  readonly codes: readonly string[];
  /** What is lost, by address. */
  readonly lost: readonly string[];
  /** Addresses that `--allow` named. */
  readonly allowed: readonly string[];
  readonly words: string;
}

/** One environment of a sandbox that gets file after file. */
export class PairLife {
  readonly #sandbox: TemporarySandbox;
  readonly #suffix: string;

  constructor(sandbox: TemporarySandbox, suffix: string) {
    this.#sandbox = sandbox;
    this.#suffix = suffix;
  }

  /** Whether `validate` would let a file pass. */
  readonly isValid = (choices: Choices): boolean => {
    this.#write(choices);
    try {
      return loadEnvironments(join(this.#sandbox.folder, 'environments.yaml')).environments.length === 1;
    } catch (error) {
      if (error instanceof UserError) return false;
      throw error;
    }
  };

  /** Deploys a file with `--yes`, and whatever `allowed` names; nothing else may be lost by that. */
  async deploy(choices: Choices, allowed: readonly string[] = []): Promise<PairResult> {
    this.#write(choices);
    await this.#sandbox.multienv('secret', 'init', '--env', this.#suffix, '--sandbox');
    const before = await this.#living();
    const permission =
      allowed.length === 0 ? [] : [...allowed.flatMap((one) => ['--allow', one]), '--reason', 'a trial'];
    // The emulator's network has no route to the internet.
    const flags = ['--env', this.#suffix, '--sandbox', '--yes', '--skip-doctor', '--json', ...permission];
    const run = await this.#sandbox.multienv('deploy', ...flags);
    const after = await this.#living();
    const lost = lostIdentities(before.identities, after.identities);
    const told = {
      codes: codesOf(run),
      lost,
      allowed,
      words: `${run.stdout.slice(-4000)}\n${run.stderr.slice(-3000)}`,
    };
    if (lost.some((address) => !allowed.includes(address))) return { ...told, outcome: 'fault' };
    if (run.exitCode === 0) return { ...told, outcome: 'deployed' };
    return { ...told, outcome: before.everything === after.everything ? 'refused' : 'cut' };
  }

  #write(choices: Choices): void {
    this.#sandbox.write(fileOf(this.#suffix, choices));
  }

  #living(): Promise<Living> {
    return livingIn(this.#sandbox.endpoint, this.#suffix);
  }
}

/** Addresses that a refusal says may be allowed. */
export function allowable({ words }: PairResult): readonly string[] {
  return [...new Set([...words.matchAll(/--allow (aws_[\w.]+)/g)].map(([, address = '']) => address))];
}

function codesOf({ stdout }: CliRun): readonly string[] {
  interface Told {
    readonly environments?: readonly { readonly problems?: readonly { readonly code: string }[] }[];
    readonly error?: { readonly problems?: readonly { readonly code: string }[] };
  }
  const told: Told = JSON.parse(stdout === '' ? '{}' : stdout);
  const problems = [
    ...(told.environments ?? []).flatMap((one) => one.problems ?? []),
    ...(told.error?.problems ?? []),
  ];
  return [...new Set(problems.map(({ code }) => code))];
}
