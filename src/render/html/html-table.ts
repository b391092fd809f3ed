import { htmlText } from './html-text.js';

interface HtmlTable {
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly HtmlRow[];
}

/** A row of a table. */
export interface HtmlRow {
  /** HTML of the cells; the first one heads its row. */
  readonly cells: readonly string[];
  /** Classes, by which the style sheet finds it. */
  readonly kind?: string | undefined;
  /** Name by which an address leads to it, in letters of an address. */
  readonly id?: string | undefined;
  /** Places of the environments that it is about, for a filter: `0-4 7`, or `*` for every one. */
  readonly about?: string | undefined;
}

/** A table that a screen reader can walk, in a box that scrolls on a narrow screen. */
export function htmlTable({ caption, header, rows }: HtmlTable): string {
  const heads = header.map((text) => `<th scope="col">${htmlText(text)}</th>`).join('');
  const lines = rows.map(({ cells: [first = '', ...others], kind, id, about }) => {
    const data = others.map((cell) => `<td>${cell}</td>`).join('');
    const marks = [named('id', id), named('class', kind), named('data-about', about)].join('');
    return `<tr${marks}><th scope="row">${first}</th>${data}</tr>`;
  });
  return `<div class="scroll" tabindex="0" role="region" aria-label="${htmlText(caption)}"><table>
<caption>${htmlText(caption)}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table></div>`;
}

function named(attribute: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${attribute}="${htmlText(value)}"`;
}
