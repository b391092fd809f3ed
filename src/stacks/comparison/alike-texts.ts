import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';

/** Whether two texts say the same of two environments. */
export type AlikeTexts = (a: string, b: string) => boolean;

/**
 * Compares texts of the stacks of two environments: suffix, name, account and region of one stand where those of the other stand. A name that
 * is a word of the text beside (`app`) does no harm: it has to stand on both sides then.
 */
export function alikeTexts(a: ResolvedEnvironment, b: ResolvedEnvironment): AlikeTexts {
  const pairs = [
    [a.suffix, b.suffix],
    [a.environment, b.environment],
    [a.aws.accountId, b.aws.accountId],
    [a.aws.region, b.aws.region],
  ].filter((pair): pair is [string, string] => pair.every((name) => name !== undefined && name !== ''));
  return (one, other) => {
    let [at, beside] = [0, 0];
    while (at < one.length && beside < other.length) {
      const pair = pairs.find(([mine, yours]) => isWordAt(one, at, mine) && isWordAt(other, beside, yours));
      if (pair === undefined && one[at] !== other[beside]) return false;
      at += pair?.[0].length ?? 1;
      beside += pair?.[1].length ?? 1;
    }
    return at === one.length && beside === other.length;
  };
}

/** `dev` in `alb-dev`, not in `device`. */
function isWordAt(text: string, at: number, word: string): boolean {
  return text.startsWith(word, at) && !isLetter(text[at - 1]) && !isLetter(text[at + word.length]);
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /[A-Za-z0-9]/.test(sign);
}
