import { isUnknown, type Value } from '../value.js';

/** How large a value is when it is written out. */
interface Extent {
  /** Values in it, itself included; a text counts as one for each 512 signs. */
  readonly size: number;
  /** Levels of nesting. */
  readonly height: number;
}

/** A text counts as one value for each so many signs. */
export const signsPerValue = 512;

/** Measures values that share parts: each part is measured once and remembered. */
export class ExtentOfValues {
  readonly #known = new WeakMap<object, Extent>();

  of(value: Value): Extent {
    if (typeof value === 'string') return { size: 1 + value.length / signsPerValue, height: 0 };
    if (typeof value !== 'object' || value === null) return { size: 1, height: 0 };
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const made = this.#measure(value);
    this.#known.set(value, made);
    return made;
  }

  #measure(value: object & Value): Extent {
    if (isUnknown(value))
      return { size: 1 + value.references.length + (value.text?.length ?? 0) / signsPerValue, height: 0 };
    let size = 1;
    let height = 0;
    for (const part of Object.values<Value>(value)) {
      const inner = this.of(part);
      size += inner.size;
      height = Math.max(height, inner.height + 1);
    }
    return { size, height };
  }
}
