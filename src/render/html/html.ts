import { type Finding, type Outcome, outcomes } from '../../policy/finding.js';
import type { CheckReport } from '../../policy/report.js';
import { findingsByReviewed } from '../../policy/review/findings-by-reviewed.js';
import { ruleCatalogue } from '../../policy/review/rule-catalogue.js';
import { alsoWords } from '../wording/also-words.js';
import { byReason } from '../wording/by-reason.js';
import { byInstance, byRule, type RuleGroup } from '../wording/by-rule.js';
import { findingReason } from '../wording/finding-reason.js';
import { howToMend } from '../wording/how-to-mend.js';
import { leftOutSentences } from '../wording/left-out-sentence.js';
import { outcomeWords } from '../wording/outcome-words.js';
import { reportTitle } from '../wording/report-title.js';
import { frameworkHtml } from './framework-html.js';
import { htmlFilters, rowKind, ruleFilterStyle } from './html-filters.js';
import { htmlProse } from './html-prose.js';
import { htmlStyle } from './html-style.js';
import { htmlTable } from './html-table.js';
import { htmlText } from './html-text.js';

/** Resources of one rule that are shown before the rest is folded. */
const mostShown = 10;

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
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${htmlText(title)}</title>
<style>${htmlStyle}${ruleFilterStyle(report.findings)}</style>
</head>
<body>
<main>
${body.join('\n')}
</main>
</body>
</html>
`;
}

const legend =
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
  const lines = leftOutSentences(report).map((text) => `<li>${htmlText(text)}</li>`);
  return lines.length === 0 ? [] : [`<p>Left out:</p>\n<ul>\n${lines.join('\n')}\n</ul>`];
}

function section(group: Group): string {
  const rows = outcomes.flatMap((outcome) =>
    byRule(group.findings.filter((finding) => finding.outcome === outcome)),
  );
  return `<section>
<h2>${nameOf(group)}</h2>
${htmlTable({
  caption: `Findings about ${group.reviewed?.name ?? 'environments.yaml'}`,
  header: ['rule', 'outcome', 'what should be so', 'resources and places'],
  rows: rows.map((findings) => ({ kind: rowKind(findings[0]), cells: cells(findings) })),
})}
</section>`;
}

function cells(findings: RuleGroup): readonly string[] {
  const [{ ruleId, outcome, severity }] = findings;
  const page = pages.get(ruleId);
  const rule =
    page === undefined
      ? htmlText(ruleId)
      : `<a href="${htmlText(page)}" rel="noreferrer">${htmlText(ruleId)}</a>`;
  const count = findings.length === 1 ? '' : `<br>${findings.length} resources`;
  return [
    `<span class="id">${rule}</span>`,
    `<span class="word ${outcome}">${outcomeWords[outcome]}</span><br>${severity}${count}`,
    subject(findings[0]),
    places(findings),
  ];
}

/** Many resources are folded: the first ones say enough. */
function places(findings: RuleGroup): string {
  const all = byInstance(findings).map(({ first, addresses }) => place({ ...first, address: addresses }));
  if (all.length <= mostShown) return all.join('<hr>');
  const rest = all.slice(mostShown);
  return `${all.slice(0, mostShown).join('<hr>')}<details><summary>${rest.length} more</summary>${rest.join('<hr>')}</details>`;
}

function place(finding: Finding): string {
  const { address, attribute, message, outcome, file, line } = finding;
  const reason = findingReason(finding);
  const also = alsoWords(finding);
  const lines = [`<code>${htmlText(address)}</code>`];
  if (attribute !== null) lines.push(`<code class="soft">${htmlText(attribute)}</code>`);
  if (message !== null && outcome !== 'pass') lines.push(htmlProse(message));
  if (also !== '') lines.push(`<span class="soft">${htmlText(also)}</span>`);
  if (reason !== undefined)
    lines.push(`<span class="soft">${outcomeWords[outcome]}: ${htmlProse(reason)}</span>`);
  if (file !== null) lines.push(`<code>${htmlText(line === null ? file : `${file}:${line}`)}</code>`);
  return lines.join('<br>');
}

/** Of what passed the title is enough. */
function subject(finding: Finding): string {
  const { title, outcome, why, controls } = finding;
  if (outcome === 'pass') return htmlProse(title);
  const tied = Object.entries(controls).map(
    ([framework, ids]) => `<br><span class="soft">${htmlText(`${framework}: ${ids.join(', ')}`)}</span>`,
  );
  return [
    htmlProse(title),
    `<details><summary>Why, and how to fix it</summary><p>${htmlProse(why)}</p><p>${htmlProse(howToMend(finding))}${tied.join('')}</p></details>`,
  ].join('');
}

function nameOf({ reviewed }: Group): string {
  return htmlText(reviewed?.name ?? 'environments.yaml');
}

const pages = new Map(ruleCatalogue.map(({ id, docs }) => [id, docs]));
