import type { AttributeReference } from './element.js';
import { pathReaches } from './path-reaches.js';

/** Fewer are looked through as they are. */
const fewReferences = 32;

interface Placed {
  readonly reference: AttributeReference;
  readonly position: number;
}

interface Branch {
  /** References whose path ends here. */
  readonly ends: Placed[];
  /** What follows, by name with index: `ingress[3]`. */
  readonly named: Map<string, Branch>;
  /** The same by name without index: all items of `ingress`. */
  readonly bare: Map<string, Branch[]>;
}

/** The references of an element by their paths: a list of 20,000 of them is not looked through for each of its 20,000 items. */
export class ReferenceTree {
  readonly #references: readonly AttributeReference[];
  #root: Branch | undefined;

  constructor(references: readonly AttributeReference[]) {
    this.#references = references;
  }

  /** Those that `pathReaches` says are of a path, in their order. */
  reaching(path: string): readonly AttributeReference[] {
    if (this.#references.length <= fewReferences)
      return this.#references.filter((one) => pathReaches(one.path, path));
    this.#root ??= grown(this.#references);
    const found = new Map<number, AttributeReference>();
    for (const { reference, position } of reached(this.#root, path.split('.')))
      found.set(position, reference);
    return [...found].sort(([one], [other]) => one - other).map(([, reference]) => reference);
  }
}

function newBranch(): Branch {
  return { ends: [], named: new Map(), bare: new Map() };
}

function grown(references: readonly AttributeReference[]): Branch {
  const root = newBranch();
  for (const [position, reference] of references.entries()) {
    let branch = root;
    for (const name of reference.path.split('.')) {
      const known = branch.named.get(name);
      const next = known ?? newBranch();
      if (known === undefined) {
        branch.named.set(name, next);
        const bare = branch.bare.get(withoutIndex(name));
        if (bare === undefined) branch.bare.set(withoutIndex(name), [next]);
        else bare.push(next);
      }
      branch = next;
    }
    branch.ends.push({ reference, position });
  }
  return root;
}

function* reached(branch: Branch, [name = '', ...rest]: readonly string[]): Generator<Placed> {
  const own = branch.named.get(name);
  // A name without an index stands for all items, and for itself among them.
  const next = branch.bare.get(name) ?? (own === undefined ? [] : [own]);
  if (rest.length > 0) {
    for (const one of next) yield* reached(one, rest);
    return;
  }
  for (const one of next) yield* below(one);
  // A reference to the whole list is one of each item.
  if (withoutIndex(name) !== name) yield* branch.named.get(withoutIndex(name))?.ends ?? [];
}

/** However deep: paths are as long as blocks are nested. */
function* below(branch: Branch): Generator<Placed> {
  const waiting = [branch];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield* next.ends;
    waiting.push(...next.named.values());
  }
}

function withoutIndex(name: string): string {
  return name.endsWith(']') ? name.replace(/(\[\d+\])+$/, '') : name;
}
