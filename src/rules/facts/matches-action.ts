/** Whether one of the patterns of a policy covers one of the actions, whatever the case of their letters. */
export function matchesAny(patterns: readonly string[], actions: readonly string[]): boolean {
  return patterns.some((pattern) => actions.some((action) => matchesAction(pattern, action)));
}

/** Compares as IAM does with actions: `*` stands for any text, `?` for one letter, and the case of letters for nothing. */
export function matchesAction(pattern: string, action: string): boolean {
  return matchesPattern(pattern.toLowerCase(), action.toLowerCase());
}

/** Compares as IAM does with values: `*` stands for any text, `?` for one letter. */
export function matchesPattern(wanted: string, text: string): boolean {
  let [at, position] = [0, 0];
  let [star, resume] = [-1, 0];
  while (position < text.length) {
    if (at < wanted.length && (wanted[at] === '?' || wanted[at] === text[position]) && wanted[at] !== '*') {
      at += 1;
      position += 1;
    } else if (wanted[at] === '*') {
      star = at;
      resume = position;
      at += 1;
    } else if (star !== -1) {
      at = star + 1;
      resume += 1;
      position = resume;
    } else return false;
  }
  while (wanted[at] === '*') at += 1;
  return at === wanted.length;
}
