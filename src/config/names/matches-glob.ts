/**
 * Whether a pattern with `*` and `?` names the whole of a text; everything else, brackets included, stands for itself.
 * It never tries a part of the text twice for more than the last `*`: time grows with pattern times text at most, where a regular expression grows without bound.
 */
export function matchesGlob(glob: string, text: string): boolean {
  let inGlob = 0;
  let inText = 0;
  let lastStar = -1;
  let afterStar = 0;
  while (inText < text.length) {
    const sign = glob[inGlob];
    if (sign === '*') {
      lastStar = inGlob++;
      afterStar = inText;
    } else if (sign === '?' || (sign !== undefined && sign === text[inText])) {
      inGlob++;
      inText++;
    } else if (lastStar !== -1) {
      inGlob = lastStar + 1;
      inText = ++afterStar;
    } else return false;
  }
  while (glob[inGlob] === '*') inGlob++;
  return inGlob === glob.length;
}
