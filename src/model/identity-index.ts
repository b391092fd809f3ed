import { addToList } from '../add-to-list.js';
import type { Element } from './element.js';

/** Attributes that name an element when their value is known, in a plan of something that exists. */
const identities = ['id', 'arn', 'name', 'bucket', 'identifier'];

/** Finds elements by address and by what names them. */
export class IdentityIndex {
  readonly #byAddress = new Map<string, Element>();
  readonly #instances = new Map<string, Element[]>();
  readonly #byName = new Map<string, Element[]>();

  constructor(elements: readonly Element[]) {
    for (const element of elements) {
      this.#byAddress.set(element.address, element);
      const bare = withoutIndex(element.address);
      if (bare !== element.address) addToList(this.#instances, bare, element);
      for (const name of identities)
        this.#add(Object.hasOwn(element.values, name) ? element.values[name] : undefined, element);
    }
  }

  exactly(address: string): Element | undefined {
    return this.#byAddress.get(address);
  }

  /** The elements of an address: all instances where it has no index, the whole where instances are not told apart. */
  at(address: string): readonly Element[] {
    const exact = this.#byAddress.get(address);
    if (exact !== undefined) return [exact];
    const instances = this.#instances.get(address);
    if (instances !== undefined) return instances;
    const whole = this.#byAddress.get(withoutIndex(address));
    return whole === undefined ? [] : [whole];
  }

  /** The elements with this id, ARN or name. */
  named(value: string): readonly Element[] {
    return this.#byName.get(value) ?? [];
  }

  #add(value: unknown, element: Element): void {
    if (typeof value === 'string' && value !== '') addToList(this.#byName, value, element);
  }
}

/** An address without the index of its instance. */
export function withoutIndex(address: string): string {
  return address.endsWith(']') ? address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/, '') : address;
}
