/** Whether one of the patterns of a policy covers one of the actions, whatever the case of their letters. */
export function matchesAny(patterns: readonly string[], actions: readonly string[]): boolean {
  return patterns.some((pattern) => actions.some((action) => matchesAction(pattern, action)));
}

/** Compares as IAM does with actions: `*` stands for any text, `?` for one letter, and the case of letters for nothing. */
export function matchesAction(pattern: string, action: string): boolean {
  return matchesPattern(pattern.toLowerCase(), action.toLowerCase());
}

/** Whether all that a pattern of actions covers another one covers too. */
export function coversAction(wide: string, narrow: string): boolean {
  return coversPattern(wide.toLowerCase(), narrow.toLowerCase());
}

/** Whether all that a pattern covers another one covers too: a `?` is not what a `*` may be. */
export function coversPattern(wide: string, narrow: string): boolean {
  return ['', any.repeat(narrow.length + wide.length)].every((rest) =>
    matchesPattern(wide, narrow.replaceAll('*', () => rest).replaceAll('?', any)),
  );
}

/** A letter that no pattern has. */
const any = '\uE000';

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
