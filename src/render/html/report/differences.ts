import type { SettingRow } from '../../../config/comparison/compare-all.js';
import { counted } from '../../../counted.js';
import type { ReportData } from '../../../operations/report/report-data.js';
import { originWords, shortened, valueWords } from '../../wording/comparison/origin-words.js';
import { htmlTable } from '../html-table.js';
import { htmlText } from '../html-text.js';
import type { HtmlEnvironments } from './html-environments.js';
import { nameOfRow } from './name-of-row.js';

/** Up to so many environments are columns; more of them stand beside the values that they share. */
const mostColumns = 6;

type Compared = Pick<ReportData, 'differences' | 'environments' | 'hasParity' | 'settings'>;

/** The settings in which environments differ: a matrix, or of many environments the values with those that have them. */
export function differences(data: Compared, environments: HtmlEnvironments): string {
  const { rows, undeclared } = data.differences;
  if (data.environments.length < 2) return '<p>There is one environment: nothing to compare.</p>';
  if (rows.length === 0) return '<p>The environments do not differ.</p>';
  const { hasParity } = data;
  const verdict = `${rows.length} ${rows.length === 1 ? 'setting differs' : 'settings differ'}${hasParity ? `; ${undeclared.length === 0 ? 'none' : undeclared.length} in a way that <code>parity</code> of the file does not allow` : '. The file declares no <code>parity</code>: environments may differ in anything'}.`;
  const isMatrix = data.environments.length <= mostColumns;
  const columns = isMatrix ? data.environments.map(({ suffix }) => suffix) : ['values and environments'];
  return `<p>${verdict}</p>
${htmlTable({
  caption: 'Settings in which environments differ',
  header: ['setting', 'about', ...columns, ...(hasParity ? ['parity'] : [])],
  rows: rows.map((row) => ({
    id: nameOfRow('difference', row.setting),
    about: environments.about(row.values.flatMap(({ environments: names }) => names)),
    cells: [
      `<code>${htmlText(row.setting)}</code>`,
      htmlText(row.concerns.join(', ')),
      ...(isMatrix ? matrixCells(row, data) : [valueList(row, environments)]),
      ...(hasParity ? [parityCell(row)] : []),
    ],
  })),
})}`;
}

/** The value that most have is plain, another one is marked; each with who says it. */
function matrixCells({ setting, values }: SettingRow, { settings }: Compared): readonly string[] {
  return settings.map(({ environment: { suffix, tier }, settings: own }) => {
    const at = values.findIndex((one) => one.environments.includes(suffix));
    const found = values[at];
    if (found === undefined) return '';
    const value = `<code${at === 0 ? '' : ' class="other"'}>${valueHtml(found.side)}</code>`;
    const said = own.find((one) => one.setting === setting)?.origin.decidedBy;
    // A setting that another environment alone knows, such as a tag, is said by nobody here.
    return said === undefined
      ? value
      : `${value}<br><span class="soft">${htmlText(originWords(said, tier))}</span>`;
  });
}

function valueList({ values }: SettingRow, environments: HtmlEnvironments): string {
  const items = values.map(
    ({ side, environments: names }) =>
      `<li><code>${valueHtml(side)}</code> ${environments.names(names)}</li>`,
  );
  return `<ul class="values">${items.join('')}</ul>`;
}

function valueHtml(side: SettingRow['values'][number]['side']): string {
  return htmlText(shortened(valueWords(side), 120));
}

/** More pairs than these are counted. */
const mostPairs = 5;

function parityCell({ undeclared }: SettingRow): string {
  if (undeclared.length === 0) return '<span class="soft">allowed</span>';
  const named = undeclared.slice(0, mostPairs).map(([one, other]) => htmlText(`${one} and ${other}`));
  const left = undeclared.length - named.length;
  return `<span class="word fail">not allowed</span><br>${named.join('<br>')}${left > 0 ? `<br>and ${counted(left, 'more pair')}` : ''}`;
}
