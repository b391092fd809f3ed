import { concernsOf } from '../../../config/comparison/setting-concerns.js';
import { tierCostSums, tierCosts, tierCostsAsOf } from '../../../config/costs/tier-costs.js';
import { tiers } from '../../../config/names/tiers.js';
import type { EnvironmentSettings, ReportData } from '../../../operations/report/report-data.js';
import { valueWords } from '../../wording/comparison/origin-words.js';
import { htmlTable } from '../html-table.js';
import { htmlText } from '../html-text.js';
import type { HtmlEnvironments } from './html-environments.js';

/** Region of the prices. */
const pricedRegion = 'ap-southeast-1';

/** What the defaults of each tier cost, and which environments choose otherwise in settings about cost. */
export function costs(data: ReportData, environments: HtmlEnvironments): string {
  const used = tiers.filter((tier) => data.environments.some((one) => one.tier === tier));
  const amount = (value: number | null) =>
    value === null ? '—' : Number.isInteger(value) ? `${value}` : value.toFixed(2);
  const parts = tierCosts.map(({ part, monthly }) => ({
    cells: [htmlText(part), ...used.map((tier) => amount(monthly[tier]))],
  }));
  const sum = {
    kind: 'sum',
    cells: ['all, rounded', ...used.map((tier) => `<strong>${tierCostSums[tier]}</strong>`)],
  };
  const own = data.settings.map((one) => ({
    about: environments.about([one.environment.suffix]),
    cells: [
      `<span class="id">${htmlText(one.environment.suffix)}</span>`,
      one.environment.tier,
      `${tierCostSums[one.environment.tier]}`,
      otherwise(one),
    ],
  }));
  return `<p>${htmlText(tierCostsAsOf)}. This is what the defaults of a tier cost, no bill: other regions, later prices and settings that say otherwise differ.</p>
${htmlTable({ caption: 'Cost of the defaults of each tier, USD a month', header: ['part', ...used], rows: [...parts, sum] })}
${htmlTable({
  caption: 'Where environments differ from that',
  header: [
    'environment',
    'tier',
    'defaults of the tier, USD a month',
    'says otherwise in settings about cost',
  ],
  rows: own,
})}`;
}

function otherwise({ environment, settings }: EnvironmentSettings): string {
  const chosen = settings.filter(
    ({ setting, origin, equalsTier }) =>
      (origin.decidedBy.source === 'environment' || origin.decidedBy.source === 'defaults') &&
      !equalsTier &&
      concernsOf(setting).includes('cost'),
  );
  const { region } = environment.aws;
  const notes = [
    ...(region === pricedRegion ? [] : [`<span class="soft">prices of ${htmlText(region)} differ</span>`]),
    ...chosen.map((one) => `<code>${htmlText(`${one.setting}: ${valueWords(one)}`)}</code>`),
  ];
  return notes.length === 0 ? '<span class="soft">nothing</span>' : notes.join('<br>');
}
