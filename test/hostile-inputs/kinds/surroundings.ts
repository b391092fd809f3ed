import { readFileSync } from 'node:fs';
import type { OperationContext } from '../../../src/operations/context.js';
import { packageFile } from '../../../src/package-files.js';
import { neverInterrupted } from '../../../src/processes/interrupt.js';

/** The day on which inputs are read. */
export const today = '2026-11-25';

/** When what the valid texts tell of has happened. */
export const at = '2026-11-24T02:00:00.000Z';

/** A text of the repository. */
export const fixture = (path: string) => readFileSync(packageFile(path), 'utf8');

/** A JSON document on each line. */
export const lines = (entries: readonly object[]) =>
  entries.map((one) => `${JSON.stringify(one)}\n`).join('');

/** A person without any environment variables who stands in the folder of the input. */
export const contextIn = (cwd: string): OperationContext => ({
  cwd,
  env: {},
  emit: () => {},
  interrupt: neverInterrupted(),
  now: () => new Date(at),
});
