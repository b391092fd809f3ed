import { counted } from '../../../counted.js';
import { groupBy } from '../../../group-by.js';
import type { ReportData, ReportedWaiver } from '../../../operations/report/report-data.js';
import { type Finding, outcomes } from '../../../policy/finding.js';
import { byReason } from '../../wording/by-reason.js';
import { byRule, type RuleGroup } from '../../wording/by-rule.js';
import { legend } from '../html.js';
import { htmlFilters } from '../html-filters.js';
import { findingHeads, findingPlace, findingRow } from '../html-findings.js';
import { htmlProse } from '../html-prose.js';
import { type HtmlRow, htmlTable } from '../html-table.js';
import { htmlText } from '../html-text.js';
import type { HtmlEnvironments } from './html-environments.js';
import { nameOfRow } from './name-of-row.js';

/** What could not be reviewed, then each rule with the places and environments where it has something to say. */
export function findings(data: ReportData, environments: HtmlEnvironments): string {
  const { review } = data;
  const rows = outcomes.flatMap((outcome) =>
    byRule(review.findings.filter((finding) => finding.outcome === outcome)),
  );
  if (rows.length === 0) return notReviewed(data, environments);
  return `${notReviewed(data, environments)}${legend}
<div class="filters" hidden>${htmlFilters(review.findings)}</div>
${htmlTable({
  caption: 'Findings of the review, by rule',
  header: [...findingHeads.slice(0, 3), 'resources and environments'],
  rows: rows.map((group) => row(group, environments)),
})}`;
}

function notReviewed({ review }: ReportData, environments: HtmlEnvironments): string {
  const rows = byReason(review).map(({ environments: suffixes, reason }) => ({
    about: environments.about(suffixes),
    cells: [environments.names(suffixes), `<span class="lines">${htmlProse(reason)}</span>`],
  }));
  if (rows.length === 0) return '';
  return `${htmlTable({ caption: 'Not reviewed', header: ['environments', 'why'], rows })}\n`;
}

function row(group: RuleGroup, environments: HtmlEnvironments): HtmlRow {
  const suffixes = suffixesOf(group);
  const isPass = group[0].outcome === 'pass';
  // Of what passed it is enough to know where.
  const places = isPass
    ? [environments.names(suffixes)]
    : [...groupBy(group, findingPlace)].map(([place, same]) => `${place}<br>${where(same, environments)}`);
  return {
    ...findingRow(group, places),
    id: nameOfRow(group[0].outcome, group[0].ruleId),
    // What is about no environment, such as a waiver for nothing, is about the whole file.
    about: suffixes.length === 0 ? '*' : environments.about(suffixes),
  };
}

/** The environments of the same finding, with the lines that decide it. */
function where(same: readonly Finding[], environments: HtmlEnvironments): string {
  const lines = new Map(same.map(({ environment, line }) => [environment ?? '', line]));
  const [first] = same;
  if (first !== undefined && first.environment === null)
    return `<code>${htmlText(first.line === null ? (first.file ?? '') : `${first.file}:${first.line}`)}</code>`;
  const lineOf = (suffix: string) => {
    const line = lines.get(suffix) ?? null;
    return line === null ? '' : ` (line ${line})`;
  };
  return environments.names(suffixesOf(same), lineOf);
}

function suffixesOf(group: readonly Finding[]): readonly string[] {
  return [...new Set(group.flatMap(({ environment }) => environment ?? []))];
}

/** The waivers of the file: who answers for what, why, and until when. */
export function waivers(data: ReportData, environments: HtmlEnvironments): string {
  if (data.waivers.length === 0) return '<p>The file has no waivers.</p>';
  return htmlTable({
    caption: 'Waivers of the file',
    header: ['rule', 'element', 'reason', 'owner and ticket', 'until', 'waives', 'environments'],
    rows: data.waivers.map((one, at) => waiverRow(one, at, environments)),
  });
}

function waiverRow(one: ReportedWaiver, at: number, environments: HtmlEnvironments): HtmlRow {
  const { waiver, environments: suffixes, line, waived, isExpired } = one;
  const { rule, address, addressReason, reason, owner, expires, ticket } = waiver;
  return {
    id: `waiver-${at}`,
    about: suffixes.length === 0 ? '*' : environments.about(suffixes),
    cells: [
      `<span class="id">${htmlText(rule)}</span>`,
      `<code>${htmlText(address)}</code>${line === null ? '' : `<br><span class="soft">line ${line}</span>`}`,
      `${htmlProse(reason)}${addressReason === undefined ? '' : `<br>${htmlProse(addressReason)}`}`,
      `${htmlText(owner)}${ticket === undefined ? '' : `<br>${htmlText(ticket)}`}`,
      `<span class="id">${htmlText(expires)}</span>${isExpired ? '<br><span class="word fail">expired</span>' : ''}`,
      counted(waived, 'finding'),
      suffixes.length === 0 ? 'none of the file' : environments.names(suffixes),
    ],
  };
}
