/** A word as a person can tell it from others: in quotes, and what is no letter of it escaped, unless it is plain. */
export function shownWord(word: string): string {
  return /^[\w@%+~=:,./-]+$/.test(word) ? word : JSON.stringify(word);
}
