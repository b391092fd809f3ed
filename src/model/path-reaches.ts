/** True when a reference at one path is one of what stands at another: at it, below it, or for the list or block that it is an item of. A name without an index stands for all. */
export function pathReaches(path: string, wanted: string): boolean {
  if (path === wanted) return true;
  // Nearly always the first names differ.
  if (path.charCodeAt(0) !== wanted.charCodeAt(0)) return false;
  const parts = path.split('.');
  const names = wanted.split('.');
  for (const [depth, name] of names.entries()) {
    const own = parts[depth];
    if (own === undefined) return false;
    if (
      own !== name &&
      withoutIndex(own) !== name &&
      !(depth === parts.length - 1 && depth === names.length - 1 && own === withoutIndex(name))
    )
      return false;
  }
  return true;
}

function withoutIndex(name: string): string {
  return name.endsWith(']') ? name.replace(/(\[\d+\])+$/, '') : name;
}
