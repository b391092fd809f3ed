import type { UserError } from './user-error.js';

/** Work that an input may cause: what would take more ends with an error, not with a program that hangs. */
export class Budget {
  #left: number;
  readonly #spent: () => UserError;

  /** @param spent the error once more than `limit` was spent */
  constructor(limit: number, spent: () => UserError) {
    this.#left = limit;
    this.#spent = spent;
  }

  /** @throws UserError when nothing is left */
  spend(amount: number): void {
    this.#left -= amount;
    if (this.#left < 0) throw this.#spent();
  }
}
