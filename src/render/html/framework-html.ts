import type { FrameworkCoverage } from '../../policy/frameworks/framework-coverage.js';
import { controlIdList } from '../wording/control-id-list.js';
import { controlStatusWords } from '../wording/control-status-words.js';
import { whatMetMeans } from '../wording/what-met-means.js';
import { htmlTable } from './html-table.js';
import { htmlText } from './html-text.js';

/** A framework's controls as a section of the HTML report. */
export function frameworkHtml(coverage: FrameworkCoverage): string {
  const { title, reviewed, controls } = coverage;
  const tied = htmlTable({
    caption: `${title}: controls that rules are tied to`,
    header: ['control', 'about', ...reviewed, 'rules', 'sources'],
    rows: controls.map(({ id, subject, statuses, rules, sources }) => ({
      cells: [
        `<span class="id">${htmlText(id)}</span>`,
        htmlText(subject),
        ...statuses.map((status) => `<span class="word ${status}">${controlStatusWords[status]}</span>`),
        htmlText(rules.join(' ')),
        htmlText(sources.join(' ')),
      ],
    })),
  });
  return `<section>
<h2>${htmlText(title)}</h2>
<p>${htmlText(whatMetMeans)}</p>
${tied}
${untiedTable(coverage)}
</section>`;
}

/** Controls that no rule is tied to, and why. */
export function untiedTable({ title, outOfReach }: FrameworkCoverage): string {
  return htmlTable({
    caption: `${title}: out of a template’s reach, or tied to no rule`,
    header: ['controls', 'about', 'why'],
    rows: outOfReach.map(({ ids, subject, reason }) => ({
      cells: [htmlText(controlIdList(ids)), htmlText(subject), htmlText(reason)],
    })),
  });
}
