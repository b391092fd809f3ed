import { closingQuote } from './closing-quote.js';

/** More values than any plan or stack of people has in 64 MiB: with them the parser takes gigabytes for text that is all brackets. */
const mostValues = 2_000_000;

const quote = 0x22;

/**
 * Why a text is too much to be parsed as JSON, as the end of a sentence; undefined where it is not. What it says of text that is no JSON means nothing.
 * @param mostLevels levels of nesting, for a reader that calls itself for each. Default: any, which the parser takes
 */
export function tooMuchJson(text: string, mostLevels = Number.POSITIVE_INFINITY): string | undefined {
  let values = 1;
  let levels = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case quote:
        at = closingQuote(text, at);
        break;
      case 0x2c: // ,
        if (++values > mostValues) return `it holds more than ${mostValues} values`;
        break;
      case 0x7b: // {
      case 0x5b: // [
        if (++values > mostValues) return `it holds more than ${mostValues} values`;
        if (++levels > mostLevels) return `it is nested more than ${mostLevels} levels deep`;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        levels--;
        break;
    }
  }
  return undefined;
}
