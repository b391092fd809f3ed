interface Limits {
  /** How many texts are remembered at a time. */
  readonly most?: number;
  /** Longer texts are read anew each time. */
  readonly longest?: number;
}

/**
 * The same function of a text, which remembers what it gave for short texts: stacks of many environments hold the same ones.
 * What it gives is shared, so nobody may change it. When it holds `most` texts it forgets them all.
 */
export function remembering<Result>(
  read: (text: string) => Result,
  { most = 4096, longest = 1024 }: Limits = {},
): (text: string) => Result {
  const known = new Map<string, { readonly result: Result }>();
  return (text) => {
    if (text.length > longest) return read(text);
    const before = known.get(text);
    if (before !== undefined) return before.result;
    const result = read(text);
    if (known.size >= most) known.clear();
    known.set(text, { result });
    return result;
  };
}
