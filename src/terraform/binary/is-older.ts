/** Whether a version comes before the floor; a pre-release comes before its release. */
export function isOlder(version: string, floor: string): boolean {
  const [numbers = '', preRelease] = version.split('-', 2);
  const have = numbers.split('.').map(Number);
  for (const [index, needed] of floor.split('.').map(Number).entries()) {
    const difference = (have[index] ?? 0) - needed;
    if (difference !== 0) return difference < 0;
  }
  return preRelease !== undefined;
}
