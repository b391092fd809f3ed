import { addToList } from '../../../add-to-list.js';
import type { SettingSource } from '../../../config/resolve/origin.js';
import type { ExplainedValue } from '../../../operations/explain/explained.js';
import type { ReportData } from '../../../operations/report/report-data.js';
import { originWords, shortened, valueWords } from '../../wording/comparison/origin-words.js';
import { type HtmlRow, htmlTable } from '../html-table.js';
import { htmlText } from '../html-text.js';
import type { HtmlEnvironments } from './html-environments.js';
import { nameOfRow } from './name-of-row.js';

/** What environments say alike of a setting, and the line of each. */
interface Alike {
  readonly value: ExplainedValue;
  readonly lines: Map<string, number | null>;
}

/** Every setting of every environment with who says it; what several say alike stands once. */
export function settings(data: Pick<ReportData, 'settings'>, environments: HtmlEnvironments): string {
  const rows = [...bySetting(data)].flatMap(([setting, alike]) =>
    alike.map((one, at) => settingRow(one, { environments, id: at === 0 ? setting : undefined })),
  );
  return `<p>A value is decided by the first that says something: the environment, <code>defaults</code>, the table of its tier, the product. Values that may be secret are not shown.</p>
<div class="filters" hidden><fieldset><legend>Show</legend>
<label><input type="checkbox" id="show-unset"> settings that are not set</label>
</fieldset></div>
${htmlTable({
  caption: 'Settings, with who says each',
  header: ['setting', 'value', 'said by', 'instead of', 'environments'],
  rows,
})}`;
}

function bySetting({ settings: all }: Pick<ReportData, 'settings'>): ReadonlyMap<string, readonly Alike[]> {
  const groups = new Map<string, Alike>();
  for (const { environment, settings: own } of all)
    for (const value of own) {
      const key = keyOf(value);
      const known = groups.get(key) ?? { value, lines: new Map() };
      groups.set(key, known);
      known.lines.set(environment.suffix, value.origin.decidedBy.line);
    }
  const found = new Map<string, Alike[]>();
  for (const one of groups.values()) addToList(found, one.value.setting, one);
  return found;
}

/** Two say alike what they say with the same words: the lines of environments differ by nature. */
function keyOf(value: ExplainedValue): string {
  const { source, line } = value.origin.decidedBy;
  const place = source === 'defaults' ? line : null;
  return JSON.stringify([value.setting, value.compared ?? null, source, place, insteadOf(value)]);
}

function settingRow(
  { value, lines }: Alike,
  { environments, id }: { readonly environments: HtmlEnvironments; readonly id: string | undefined },
): HtmlRow {
  const { decidedBy } = value.origin;
  const isOwn = decidedBy.source === 'environment';
  const isUnset = value.value === undefined && !value.isHidden;
  const lineOf = (suffix: string) => {
    const line = lines.get(suffix) ?? null;
    return isOwn && line !== null ? ` (line ${line})` : '';
  };
  const suffixes = [...lines.keys()];
  return {
    id: id === undefined ? undefined : nameOfRow('setting', id),
    kind: isUnset ? 'unset' : undefined,
    about: environments.about(suffixes),
    cells: [
      `<code>${htmlText(value.setting)}</code>`,
      isUnset
        ? '<span class="soft">not set</span>'
        : `<code>${htmlText(shortened(valueWords(value), 400))}</code>`,
      htmlText(isOwn ? 'environment' : saidBy(decidedBy)),
      insteadOf(value).map(htmlText).join('<br>'),
      environments.names(suffixes, lineOf),
    ],
  };
}

/** What it overrides, what is written and does not count, and that the tier would say the same. */
function insteadOf({ origin, equalsTier, isHidden }: ExplainedValue): readonly string[] {
  const said = (one: SettingSource) =>
    `${isHidden || one.value === undefined ? '' : `${shortened(valueWords({ value: one.value, isHidden: false }), 120)} `}(${saidBy(one)})`;
  return [
    ...(equalsTier ? ['equals the tier'] : origin.overrides.map((one) => said(one))),
    ...origin.dropped.map(
      (one) =>
        `${said(one)} does not count: ${one.choice === null ? 'it is not valid' : `it goes with ${one.choice}`}`,
    ),
  ];
}

/** The tier without its name: environments of several say the same. */
function saidBy(one: SettingSource): string {
  return originWords(one, '').trim();
}
