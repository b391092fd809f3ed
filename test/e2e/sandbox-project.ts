import type { ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { CliRun } from '../cli/run-cli.js';
import { TemporarySandbox } from './temporary-sandbox.js';

/** A project in a temporary folder with an emulator of its own. */
export interface SandboxProject {
  readonly folder: string;
  /** Runs `multienv` there; everything it prints is kept. */
  readonly multienv: (...args: string[]) => Promise<CliRun>;
  /** The same, and the run has to end with 0. */
  readonly succeed: (...args: string[]) => Promise<CliRun>;
  /** Starts `multienv` and hands out its process, for tests that end it. */
  readonly start: (...args: string[]) => ChildProcess;
  /** Replaces environments.yaml. */
  readonly write: (text: string) => void;
  /** All that `multienv` printed so far. */
  readonly printed: () => string;
  /** Every file below the project as text. */
  readonly files: () => ReadonlyMap<string, string>;
  /** Where the emulator listens. */
  readonly endpoint: () => string;
}

/** Sets a project up before the tests of the file that calls it, and takes it down after them. */
export function sandboxProject(environmentsYaml: string): SandboxProject {
  const sandbox = new TemporarySandbox(environmentsYaml);
  beforeAll(async () => {
    await sandbox.succeed('sandbox', 'up');
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') console.error(`The emulator of ${task.name}:\n${sandbox.emulatorLog}`);
  });
  afterAll(() => sandbox.close());
  return {
    folder: sandbox.folder,
    multienv: sandbox.multienv,
    succeed: sandbox.succeed,
    start: sandbox.start,
    write: (text) => sandbox.write(text),
    printed: () => sandbox.printed,
    files: () => sandbox.files(),
    endpoint: () => sandbox.endpoint,
  };
}
