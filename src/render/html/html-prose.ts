import { htmlText } from './html-text.js';

/** A sentence for HTML, its code spans as `<code>`. */
export function htmlProse(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? `<code>${htmlText(part.slice(1, -1))}</code>` : htmlText(part)))
    .join('');
}
