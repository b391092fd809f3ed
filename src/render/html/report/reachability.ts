import { groupBy } from '../../../group-by.js';
import type { PartyName } from '../../../operations/reach/parties.js';
import type { ReachReport } from '../../../operations/reach/reach-model.js';
import type { ReportData } from '../../../operations/report/report-data.js';
import { answerWords, reachCell } from '../../wording/reach-words.js';
import { type HtmlRow, htmlTable } from '../html-table.js';
import { htmlText } from '../html-text.js';
import type { HtmlEnvironments } from './html-environments.js';

/** Environments in which the same parties reach the same. */
interface Alike {
  readonly report: ReachReport;
  readonly suffixes: readonly string[];
}

/** Who opens connections to whom and who reads what, as a matrix for each kind of environment, and the way or what stops it pair by pair. */
export function reachability(data: ReportData, environments: HtmlEnvironments): string {
  const alike = matrices(data.reach);
  if (alike.length === 0) return '<p>Nothing was reviewed.</p>';
  return `<p>Said from the stacks alone. Ports or yes: reachable; -: blocked; ?: not known. <code>multienv reach FROM TO</code> tells the whole way.</p>
${alike.map((one, at) => matrix(one, { at, isOpen: alike.length <= 3, environments })).join('\n')}
<div class="filters" hidden><fieldset><legend>Show</legend>
<label><input type="checkbox" id="show-blocked"> pairs that are blocked</label>
</fieldset></div>
${htmlTable({
  caption: 'Who reaches whom, and why',
  header: ['from', 'to', 'answer', 'why', 'environments'],
  rows: pairRows(data.reach, environments),
})}`;
}

function matrices(reports: readonly ReachReport[]): readonly Alike[] {
  const key = ({ pairs }: ReachReport) =>
    pairs.map(({ from, to, answer }) => `${from.address} ${to.address} ${reachCell(answer)}`).join('\n');
  return [...groupBy(reports, key).values()].flatMap(([report, ...others]) =>
    report === undefined ? [] : [{ report, suffixes: [report, ...others].map(({ name }) => name) }],
  );
}

function matrix(
  { report, suffixes }: Alike,
  look: { readonly at: number; readonly isOpen: boolean; readonly environments: HtmlEnvironments },
): string {
  const { at, isOpen, environments } = look;
  const { from, to, pairs } = report;
  const cells = new Map(pairs.map((pair) => [`${pair.from.address} ${pair.to.address}`, pair.answer]));
  const rows = from.map((one) => ({
    cells: [party(one), ...to.map((other) => cell(reachCell(cells.get(`${one.address} ${other.address}`))))],
  }));
  const table = htmlTable({
    caption: `Matrix ${at + 1}: rows reach columns`,
    header: ['from', ...to.map(({ address }) => address)],
    rows,
  });
  return `<details class="framework matrix" data-about="${environments.about(suffixes)}"${isOpen ? ' open' : ''}><summary><span class="name">${environments.names(suffixes)}</span></summary>
${table}
</details>`;
}

function cell(text: string): string {
  if (text === '-' || text === '') return `<span class="soft">${text}</span>`;
  return `<span class="word ${text === '?' ? 'unknown' : 'reaches'}">${htmlText(text)}</span>`;
}

function pairRows(reports: readonly ReachReport[], environments: HtmlEnvironments): readonly HtmlRow[] {
  const all = reports.flatMap(({ name, pairs }) => pairs.map((pair) => ({ name, pair })));
  const groups = groupBy(
    all,
    ({ pair }) => `${pair.from.address} ${pair.to.address} ${pair.answer.outcome} ${reachCell(pair.answer)}`,
  );
  return [...groups.values()].flatMap((same): HtmlRow[] => {
    const [first] = same;
    if (first === undefined) return [];
    const { from, to, answer } = first.pair;
    const suffixes = same.map(({ name }) => name);
    return [
      {
        kind: answer.outcome === 'blocked' ? 'blocked' : undefined,
        about: environments.about(suffixes),
        cells: [
          party(from),
          party(to),
          cell(reachCell(answer)),
          htmlText(answerWords(answer, to.address === 'internet' ? 'to' : 'from')),
          environments.names(suffixes),
        ],
      },
    ];
  });
}

/** By its address: names carry the suffix of one environment, and a row is about several. */
function party({ address }: PartyName): string {
  return `<code>${htmlText(address)}</code>`;
}
