import { join } from 'node:path';
import { repository } from '../cli/run-cli.js';
import { answersIn, runEmulatorPython } from '../fixtures/emulator-python.js';

/** The requests of real deploys, a line of JSON each; `launcher.py --record FILE` writes such lines. */
export const recordedRequests = join(repository, 'test/strict-emulator/recorded-requests.jsonl');

/** Runs a script of this folder with the Python of the emulator, and returns what it prints: a line of JSON for each answer. */
export async function askPython(script: string, ...args: readonly string[]): Promise<unknown[]> {
  return answersIn(await runEmulatorPython(join(repository, 'test/strict-emulator', script), ...args));
}
