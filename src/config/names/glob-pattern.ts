/** The whole of a text by a pattern with `*` and `?`; everything else, brackets included, stands for itself. */
export function globPattern(glob: string): RegExp {
  const pattern = glob
    .replaceAll(/[\\^$+.()|{}[\]]/g, '\\$&')
    .replaceAll(/\*+/g, '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${pattern}$`, 's');
}
