import { type Finding, type Outcome, outcomes } from '../../policy/finding.js';
import type { CheckReport } from '../../policy/report.js';
import { findingsByReviewed } from '../../policy/review/findings-by-reviewed.js';
import { byReason } from '../wording/by-reason.js';
import { byInstance, byRule, type RuleGroup } from '../wording/by-rule.js';
import { leftOutSentences, tierSentences } from '../wording/left-out-sentence.js';
import { outcomeWords } from '../wording/outcome-words.js';
import { reportTitle } from '../wording/report-title.js';
import { frameworkHtml } from './framework-html.js';
import { htmlFilters, ruleFilterStyle } from './html-filters.js';
import { findingHeads, findingPlace, findingRow } from './html-findings.js';
import { htmlPage } from './html-page.js';
import { htmlProse } from './html-prose.js';
import { htmlFilterStyle, htmlStyle } from './html-style.js';
import { htmlTable } from './html-table.js';
import { htmlText } from './html-text.js';

type Group = ReturnType<typeof findingsByReviewed>[number];

/** The report as one HTML file: no script, nothing loaded, light and dark. */
export function renderHtml(report: CheckReport): string {
  const groups = findingsByReviewed(report);
  const title = reportTitle(report);
  const body = [
    `<h1>${htmlText(title)}</h1>`,
    ...notReviewedTable(report),
    ...(groups.length === 0 ? [] : [legend, counts(groups)]),
    ...leftOut(report),
    ...(groups.length === 0 ? [] : [htmlFilters(report.findings)]),
    ...groups.map(section),
    ...(report.framework === undefined || report.reviewed.length === 0
      ? []
      : [frameworkHtml(report.framework)]),
  ];
  return htmlPage({
    title,
    style: `${htmlStyle}${htmlFilterStyle}${ruleFilterStyle(report.findings)}`,
    body: `<main>\n${body.join('\n')}\n</main>`,
  });
}

/** What the outcomes mean. */
export const legend =
  '<p class="soft">Unknown: the value is known only after apply. Waived: a failure that an owner accepts until a date. Accepted: a protection that the tier omits on purpose.</p>';

/** Before all else: the findings say nothing of these. */
function notReviewedTable(report: CheckReport): readonly string[] {
  const rows = byReason(report).map(({ environments, reason }) => ({
    cells: [htmlText(environments.join(', ')), `<span class="lines">${htmlProse(reason)}</span>`],
  }));
  return rows.length === 0
    ? []
    : [htmlTable({ caption: 'Not reviewed', header: ['environments', 'why'], rows })];
}

function counts(groups: readonly Group[]): string {
  const count = ({ findings }: Group, outcome: Outcome) =>
    findings.filter((finding) => finding.outcome === outcome).length;
  return htmlTable({
    caption: 'What was reviewed',
    header: ['reviewed', 'tier', ...outcomes.map((outcome) => outcomeWords[outcome])],
    rows: groups.map((group) => ({
      cells: [
        nameOf(group),
        group.reviewed?.tier ?? '—',
        ...outcomes.map((outcome) => `${count(group, outcome)}`),
      ],
    })),
  });
}

function leftOut(report: CheckReport): readonly string[] {
  const list = (title: string, texts: readonly string[]) => {
    const lines = texts.map((text) => `<li>${htmlText(text)}</li>`);
    return lines.length === 0 ? [] : [`<p>${title}:</p>\n<ul>\n${lines.join('\n')}\n</ul>`];
  };
  return [...list('Tier', tierSentences(report)), ...list('Left out', leftOutSentences(report))];
}

function section(group: Group): string {
  const rows = outcomes.flatMap((outcome) =>
    byRule(group.findings.filter((finding) => finding.outcome === outcome)),
  );
  return `<section>
<h2>${nameOf(group)}</h2>
${htmlTable({
  caption: `Findings about ${group.reviewed?.name ?? 'environments.yaml'}`,
  header: findingHeads,
  rows: rows.map((findings) => findingRow(findings, places(findings))),
})}
</section>`;
}

/** Instances of one resource are one line, as everywhere. */
function places(findings: RuleGroup): readonly string[] {
  return byInstance(findings).map(({ first, addresses }) => place({ ...first, address: addresses }));
}

function place(finding: Finding): string {
  const { file, line } = finding;
  if (file === null) return findingPlace(finding);
  return `${findingPlace(finding)}<br><code>${htmlText(line === null ? file : `${file}:${line}`)}</code>`;
}

function nameOf({ reviewed }: Group): string {
  return htmlText(reviewed?.name ?? 'environments.yaml');
}
