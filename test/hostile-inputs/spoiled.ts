import type { Chance } from './chance.js';

const scraps = [
  '',
  '\0',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\n',
  '\r',
  '\\',
  '\u2028',
  '\ud800',
  '\u001b[2J',
  '${',
  '%{',
  '$${',
  '*',
  '?',
  '&a ',
  '*a ',
  '<<: ',
  'null',
  'true',
  '-1',
  '1e999',
  '0x',
  '99999999999999999999',
  '"__proto__": 1,',
  '"constructor": {},',
  '__proto__: 1\n',
  '- ',
  '---\n',
  '\t',
  '!!js ',
  '|\n',
  '::error::',
  '"a":',
] as const;

const fewest = 2;
const most = 3_000;

/** A text that was valid, damaged: bits turned, parts cut out, doubled, exchanged or repeated many times. */
export function spoiled(text: string, chance: Chance): string {
  let result = text;
  for (let times = 1 + chance.below(4); times > 0; times--) result = once(result, chance);
  return result;
}

function once(text: string, chance: Chance): string {
  const start = chance.below(text.length + 1);
  const end = Math.min(text.length, start + chance.below(1 + chance.of([3, 40, 400])));
  const [before, part, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  switch (chance.below(6)) {
    case 0:
      return before + after;
    case 1:
      return before + chance.of(scraps) + after;
    case 2:
      return before + part.repeat(fewest + chance.below(chance.of([2, 20, most]))) + after;
    case 3:
      return before + chance.of(scraps).repeat(chance.of([1, 30, most, 100_000])) + after;
    case 4:
      return before;
    default:
      return (
        before +
        String.fromCharCode((text.charCodeAt(start) || 0) ^ (1 << chance.below(8))) +
        text.slice(start + 1)
      );
  }
}
