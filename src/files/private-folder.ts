import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pid } from 'node:process';

/** Names of such folders begin so, then comes the id of the process that has made them. */
export const privateFolderName = 'multienv-run-';

/** A folder of one run in the temporary folder of the system, outside of the project, which only the user of the run can enter. */
export class PrivateFolder {
  #path: string | undefined;

  /** Made when it is asked for, under a name that nobody knows before. */
  get path(): string {
    this.#path ??= mkdtempSync(join(tmpdir(), `${privateFolderName}${pid}-`));
    return this.#path;
  }

  /** Removes it with all that is in it. */
  remove(): void {
    if (this.#path !== undefined) rmSync(this.#path, { recursive: true, force: true });
    this.#path = undefined;
  }
}
