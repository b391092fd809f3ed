/** A count with what is counted: `1 resource`, `2 resources`. `many` is the plural where an s does not make it. */
export function counted(count: number | string, one: string, many = `${one}s`): string {
  return `${count} ${Number(count) === 1 ? one : many}`;
}
