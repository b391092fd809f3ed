/** Numbers with a priority, the smallest first; of equal ones the first that came. */
export class Heap {
  readonly #items: number[] = [];
  readonly #priorities: number[] = [];

  get size(): number {
    return this.#items.length;
  }

  push(item: number, priority: number): void {
    let at = this.#items.length;
    this.#items.push(item);
    this.#priorities.push(priority);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#at(parent) <= priority) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): number | undefined {
    const top = this.#items[0];
    this.#swap(0, this.#items.length - 1);
    this.#items.pop();
    this.#priorities.pop();
    let at = 0;
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (this.#at(left) < this.#at(least)) least = left;
      if (this.#at(right) < this.#at(least)) least = right;
      if (least === at) return top;
      this.#swap(at, least);
      at = least;
    }
  }

  #at(index: number): number {
    return this.#priorities[index] ?? Number.POSITIVE_INFINITY;
  }

  #swap(a: number, b: number): void {
    const [item = 0, priority = 0] = [this.#items[a], this.#priorities[a]];
    this.#items[a] = this.#items[b] ?? 0;
    this.#priorities[a] = this.#priorities[b] ?? 0;
    this.#items[b] = item;
    this.#priorities[b] = priority;
  }
}
