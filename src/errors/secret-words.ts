import { mayNameSecret } from './secret-key.js';

/** The words of a command line with `…` in the place of what may be secret: `--token x`, `-var=password=x`, `https://user:x@host`. */
export function withoutSecretWords(words: readonly string[]): readonly string[] {
  return words.map((word, index) => {
    const before = words[index - 1] ?? '';
    if (/^-[^=]*$/.test(before) && mayNameSecret(before)) return '…';
    return secretAssigned(word).replaceAll(/(:\/\/)[^\s/@]*@/g, '$1…@');
  });
}

function secretAssigned(word: string): string {
  for (let end = word.indexOf('='); end !== -1; end = word.indexOf('=', end + 1))
    if (mayNameSecret(word.slice(0, end))) return `${word.slice(0, end)}=…`;
  return word;
}
