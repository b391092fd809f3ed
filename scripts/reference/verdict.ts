/** What a table says of something that was tried. */
export function verdict(faults: readonly string[]): string {
  return faults.length === 0 ? 'no fault' : faults.map((fault) => fault.replaceAll('|', '/')).join('; ');
}
