import { counted } from '../../../counted.js';
import { groupBy } from '../../../group-by.js';
import type { ReportData } from '../../../operations/report/report-data.js';
import { type ControlStatus, controlStatuses } from '../../../policy/frameworks/control-status.js';
import type { FrameworkCoverage } from '../../../policy/frameworks/framework-coverage.js';
import { frameworkNames } from '../../../rules/frameworks/framework-names.js';
import { controlStatusWords } from '../../wording/control-status-words.js';
import { environmentsWords } from '../../wording/environments/environments-words.js';
import { whatMetMeans } from '../../wording/what-met-means.js';
import { untiedTable } from '../framework-html.js';
import { type HtmlRow, htmlTable } from '../html-table.js';
import { htmlText } from '../html-text.js';
import type { HtmlEnvironments } from './html-environments.js';
import { nameOfRow } from './name-of-row.js';

/** Up to so many kinds of environments are columns; more of them stand beside the status that they share. */
const mostColumns = 6;

type Reviewed = Pick<ReportData, 'frameworks'> & {
  readonly review: Pick<ReportData['review'], 'reviewed'>;
};

/** The controls of every framework over the environments: what the review shows of each, and what it cannot show. */
export function frameworks(data: Reviewed, environments: HtmlEnvironments): string {
  if (data.review.reviewed.length === 0) return '<p>Nothing was reviewed.</p>';
  const all = data.frameworks.map((coverage) => {
    const name = Object.entries(frameworkNames).find(([, key]) => key === coverage.framework)?.[0] ?? '';
    return `<details class="framework" id="framework-${htmlText(name)}"><summary><span class="name">${htmlText(coverage.title)}</span> <span class="soft">${sumUp(coverage)}</span></summary>
${tied(coverage, { environments, name })}
${untiedTable(coverage)}
</details>`;
  });
  return `<p>${htmlText(whatMetMeans)}</p>\n${all.join('\n')}`;
}

/** How many controls have which status, of several environments the gravest. */
function sumUp({ controls }: FrameworkCoverage): string {
  const gravest = controls.map(({ statuses }) => controlStatuses.find((one) => statuses.includes(one)));
  const counts = controlStatuses.flatMap((status) => {
    const count = gravest.filter((one) => one === status).length;
    return count === 0 ? [] : [`${count} ${controlStatusWords[status]}`];
  });
  return `${counted(controls.length, 'control')}: ${counts.join(', ')}`;
}

interface Columns {
  /** Suffixes of environments in which every control has the same status. */
  readonly suffixes: readonly string[];
  /** Place of the first of them among those reviewed. */
  readonly at: number;
}

function tied(
  coverage: FrameworkCoverage,
  { environments, name }: { readonly environments: HtmlEnvironments; readonly name: string },
): string {
  const { controls, title } = coverage;
  const columns = alikeColumns(coverage);
  const isWide = columns.length <= mostColumns;
  const heads = isWide
    ? columns.map(({ suffixes }) => environmentsWords(suffixes, environments.all).join(', '))
    : ['status, and environments'];
  const rows = controls.map(
    ({ id, subject, statuses, rules, sources }): HtmlRow => ({
      id: nameOfRow(`control-${name}`, id),
      cells: [
        `<span class="id">${htmlText(id)}</span>`,
        htmlText(subject),
        ...(isWide
          ? columns.map(({ at }) => statusWord(statuses[at] ?? 'notApplicable'))
          : [statusList(coverage, statuses, environments)]),
        htmlText(rules.join(' ')),
        htmlText(sources.join(' ')),
      ],
    }),
  );
  const caption = `${title}: controls that rules are tied to`;
  return htmlTable({ caption, header: ['control', 'about', ...heads, 'rules', 'sources'], rows });
}

/** Environments of a tier mostly have the same status in every control: one column shows them all. */
function alikeColumns({ reviewed, controls }: FrameworkCoverage): readonly Columns[] {
  const places = reviewed.map((suffix, at) => ({ suffix, at }));
  const groups = groupBy(places, ({ at }) => controls.map(({ statuses }) => statuses[at]).join(' '));
  return [...groups.values()].map((same) => ({
    suffixes: same.map(({ suffix }) => suffix),
    at: same[0]?.at ?? 0,
  }));
}

function statusList(
  { reviewed }: FrameworkCoverage,
  statuses: readonly ControlStatus[],
  environments: HtmlEnvironments,
): string {
  const items = controlStatuses.flatMap((status) => {
    const suffixes = reviewed.filter((_, at) => statuses[at] === status);
    return suffixes.length === 0 ? [] : [`<li>${statusWord(status)} ${environments.names(suffixes)}</li>`];
  });
  return `<ul class="values">${items.join('')}</ul>`;
}

function statusWord(status: ControlStatus): string {
  return `<span class="word ${status}">${controlStatusWords[status]}</span>`;
}
