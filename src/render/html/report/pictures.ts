import { mostPictures, type PictureKind } from '../../../operations/report/picture-kinds.js';
import type { ReportData } from '../../../operations/report/report-data.js';
import { renderSvg } from '../../graph/svg/render-svg.js';
import { htmlText } from '../html-text.js';
import type { HtmlEnvironments } from './html-environments.js';

/** Pictures of more kinds are folded: a browser draws what is open. */
const mostOpen = 6;

/** The architecture of each kind of environment as it is drawn by `graph`. The style of the pictures stands in that of the page, whose policy names its digest. */
export function pictures(
  { pictures: all, environments: every, review }: ReportData,
  environments: HtmlEnvironments,
): string {
  if (all.length === 0) return '<p>Nothing was reviewed.</p>';
  const drawn = new Set(all.flatMap(({ suffixes }) => suffixes));
  const notReviewed = new Set(review.notReviewed.map(({ environment }) => environment));
  const left = every.map(({ suffix }) => suffix).filter((one) => !drawn.has(one) && !notReviewed.has(one));
  return [
    ...all.map((kind) => picture(kind, { environments, isOpen: all.length <= mostOpen })),
    ...(left.length === 0 ? [] : [notDrawn(left, environments)]),
  ].join('\n');
}

function picture(
  { picture: one, suffixes }: PictureKind,
  { environments, isOpen }: { readonly environments: HtmlEnvironments; readonly isOpen: boolean },
): string {
  const [name, ...others] = [one.name, ...suffixes.filter((suffix) => suffix !== one.name)].map(htmlText);
  const svg = renderSvg([one]).replace(/<style>[^<]*<\/style>/, '');
  const alike =
    others.length === 0
      ? ''
      : `\n<p class="soft">Drawn for ${name}. The others differ in their names alone: <code>multienv graph ENV</code> draws each by itself.${others.map((other) => `<span id="picture-${other}"></span>`).join('')}</p>`;
  return `<details class="framework" id="picture-${name}" data-about="${environments.about(suffixes)}"${isOpen ? ' open' : ''}><summary><span class="name">${environments.names(suffixes)}</span></summary>${alike}
<div class="scroll picture" tabindex="0" role="region" aria-label="Picture of ${name}">
${svg}</div>
</details>`;
}

function notDrawn(left: readonly string[], environments: HtmlEnvironments): string {
  return `<div data-about="${environments.about(left)}">A report has room for ${mostPictures} kinds of pictures. Not drawn: ${environments.names(left)}. <code>multienv graph ENV</code> draws one, <code>multienv report --env ENV</code> reports some.</div>`;
}
