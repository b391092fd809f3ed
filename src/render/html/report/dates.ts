import { counted } from '../../../counted.js';
import type { DatedFact } from '../../../operations/report/dated-facts.js';
import type { ReportData } from '../../../operations/report/report-data.js';
import { engineVersionsAsOf } from '../../../rules/rds/facts/engine-versions.js';
import { htmlProse } from '../html-prose.js';
import { htmlTable } from '../html-table.js';
import { htmlText } from '../html-text.js';
import type { HtmlEnvironments } from './html-environments.js';

/** The classes of the words of the report that have the same weight. */
const weights = {
  over: 'fail',
  soon: 'unknown',
  later: 'pass',
  unknown: 'unknown',
  renewed: 'pass',
} as const;

/** What runs out and when, the next one first; what nobody knows stands there as unknown. */
export function dates(data: ReportData, environments: HtmlEnvironments): string {
  const rows = data.dates.map((fact, at) => ({
    id: `date-${at}`,
    about: fact.environments.length === 0 ? '*' : environments.about(fact.environments),
    cells: [
      `<span class="id">${htmlText(fact.date ?? '—')}</span>`,
      `<span class="word ${weights[fact.state]}">${fact.state}</span>${left(fact)}`,
      `${htmlText(fact.subject)}<br><span class="soft">${htmlText(fact.what)}</span>`,
      `${htmlProse(fact.note)}${fact.setting === null ? '' : `<br><code class="soft">${htmlText(fact.setting)}</code>`}`,
      fact.environments.length === 0 ? 'none of the file' : environments.names(fact.environments),
    ],
  }));
  return `<p>Last days, as far as the file and the tables of multienv ${htmlText(data.version)} tell (engines as of ${engineVersionsAsOf}). AWS was not asked.</p>
${htmlTable({ caption: 'Dates that run out', header: ['last day', 'state', 'what', 'what follows', 'environments'], rows })}`;
}

function left({ daysLeft }: DatedFact): string {
  if (daysLeft === null) return '';
  const days = Math.abs(daysLeft);
  const words = counted(days, 'day');
  return `<br><span class="soft">${daysLeft < 0 ? `${words} ago` : daysLeft === 0 ? 'today' : `in ${words}`}</span>`;
}
