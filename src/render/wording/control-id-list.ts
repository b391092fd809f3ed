/** Control ids that are listed together; of many the first and the last. */
export function controlIdList(ids: readonly string[]): string {
  return ids.length > 5 ? `${ids[0]} … ${ids.at(-1)}` : ids.join(', ');
}
