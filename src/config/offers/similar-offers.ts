/** Others of the same size and kind, the nearest generations first: `m6i.large` for `m7i.large`. */
export function similarOffers(name: string, offered: readonly string[]): readonly string[] {
  const [family, size] = splitName(name);
  const letter = family.replace(/\d.*$/, '');
  const rank = (other: string) => Math.abs(generation(splitName(other)[0]) - generation(family));
  return offered
    .filter((other) => {
      const [otherFamily, otherSize] = splitName(other);
      return otherSize === size && otherFamily.replace(/\d.*$/, '') === letter;
    })
    .toSorted((a, b) => rank(a) - rank(b) || a.length - b.length || (a < b ? -1 : 1))
    .slice(0, 2);
}

/** `db.m6g.large` is of the family `m6g` and the size `large`. */
function splitName(name: string): readonly [family: string, size: string] {
  const [size = '', family = ''] = name.split('.').toReversed();
  return [family, size];
}

function generation(family: string): number {
  return Number(/\d+/.exec(family)?.[0] ?? 0);
}
