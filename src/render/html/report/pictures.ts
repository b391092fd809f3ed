import { mostPictures, type ReportData } from '../../../operations/report/report-data.js';
import { renderSvg } from '../../graph/svg/render-svg.js';
import { htmlText } from '../html-text.js';

/** The architecture of each environment as it is drawn by `graph`. The style of the pictures stands in that of the page, whose policy names its digest. */
export function pictures({ pictures: all, environments }: ReportData): string {
  if (all.length === 0)
    return environments.length > mostPictures
      ? `<p>Of more than ${mostPictures} environments none is drawn: choose some with <code>--env</code>, or draw one with <code>multienv graph ENV</code>.</p>`
      : '<p>Nothing was reviewed.</p>';
  return all
    .map((picture) => {
      const name = htmlText(picture.name);
      const svg = renderSvg([picture]).replace(/<style>[^<]*<\/style>/, '');
      return `<details class="framework" id="picture-${name}" open><summary><span class="name">${name}</span></summary>
<div class="scroll picture" tabindex="0" role="region" aria-label="Picture of ${name}">
${svg}</div>
</details>`;
    })
    .join('\n');
}
