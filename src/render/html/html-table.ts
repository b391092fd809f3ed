import { htmlText } from './html-text.js';

interface HtmlTable {
  readonly caption: string;
  readonly header: readonly string[];
  /** HTML of the cells; the first one heads its row. */
  readonly rows: readonly { readonly cells: readonly string[]; readonly kind?: string }[];
}

/** A table that a screen reader can walk, in a box that scrolls on a narrow screen. */
export function htmlTable({ caption, header, rows }: HtmlTable): string {
  const heads = header.map((text) => `<th scope="col">${htmlText(text)}</th>`).join('');
  const lines = rows.map(({ cells: [first = '', ...others], kind }) => {
    const data = others.map((cell) => `<td>${cell}</td>`).join('');
    return `<tr${kind === undefined ? '' : ` class="${kind}"`}><th scope="row">${first}</th>${data}</tr>`;
  });
  return `<div class="scroll" tabindex="0" role="region" aria-label="${htmlText(caption)}"><table>
<caption>${htmlText(caption)}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table></div>`;
}
