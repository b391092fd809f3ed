/** Work that has to be done once alone before it can be done side by side: what a first one leaves behind serves the others. */
export class AfterFirst {
  readonly #done = new Set<string>();
  #first: Promise<unknown> | undefined;

  /** Does `work` alone while it is the first of its key, and beside others afterwards. A first one that fails leaves its place to the next. */
  async run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    while (!this.#done.has(key)) {
      if (this.#first === undefined) return this.#runFirst(key, work);
      await this.#first.catch(() => undefined);
    }
    return work();
  }

  async #runFirst<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const first = work();
    this.#first = first;
    try {
      const result = await first;
      this.#done.add(key);
      return result;
    } finally {
      this.#first = undefined;
    }
  }
}
