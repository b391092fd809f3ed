import { type Finding, type Outcome, outcomes } from '../../policy/finding.js';
import type { CheckReport } from '../../policy/report.js';
import { findingsByReviewed } from '../../policy/review/findings-by-reviewed.js';
import { byGravity } from '../wording/by-gravity.js';
import { byReason } from '../wording/by-reason.js';
import { findingReason } from '../wording/finding-reason.js';
import { howToMend } from '../wording/how-to-mend.js';
import { outcomeWords } from '../wording/outcome-words.js';
import { reportTitle } from '../wording/report-title.js';
import { frameworkMarkdown } from './framework-markdown.js';
import { markdownCode, markdownText } from './markdown-text.js';

// GitHub takes 65,536 characters in a comment, GitLab 1,000,000.
const longest = 60_000;

type Group = ReturnType<typeof findingsByReviewed>[number];

/** The report for a comment at a pull request: the counts, what is open by environment, and the details folded. */
export function renderMarkdown(report: CheckReport): string {
  const groups = findingsByReviewed(report);
  const parts = [
    `## ${reportTitle(report)}`,
    ...notReviewedSection(report),
    ...(groups.length === 0 ? [] : [counts(groups)]),
    ...groups.flatMap(openSection),
    ...reasons(report.findings.filter(isOpen)),
    ...answeredFor(report.findings),
    ...(report.framework === undefined || report.reviewed.length === 0
      ? []
      : [frameworkMarkdown(report.framework)]),
  ];
  return `${fitting(parts).join('\n\n')}\n`;
}

/** Before all else: the findings say nothing of these. */
function notReviewedSection(report: CheckReport): readonly string[] {
  const rows = byReason(report).map(({ environments, reason }) => [
    environments.map(markdownCode).join(', '),
    markdownText(reason),
  ]);
  return rows.length === 0 ? [] : [`### Not reviewed\n\n${table(['environments', 'why'], rows)}`];
}

function counts(groups: readonly Group[]): string {
  return table(
    ['reviewed', 'tier', ...outcomes.map((outcome) => outcomeWords[outcome])],
    groups.map(countsRow),
  );
}

function countsRow({ reviewed, findings }: Group): readonly string[] {
  const count = (outcome: Outcome) => findings.filter((finding) => finding.outcome === outcome).length;
  return [
    markdownCode(reviewed?.name ?? 'environments.yaml'),
    reviewed?.tier ?? '—',
    ...outcomes.map((outcome) => `${count(outcome)}`),
  ];
}

function openSection({ reviewed, findings }: Group): readonly string[] {
  const open = findings.filter(isOpen).toSorted(byGravity);
  if (open.length === 0) return [];
  const rows = open.map((finding) => [
    finding.outcome === 'fail' ? `**${finding.severity}**` : `${finding.severity}, unknown`,
    markdownCode(finding.ruleId),
    `${markdownText(finding.title)}${finding.message === null ? '' : `: ${markdownText(finding.message)}`}`,
    markdownCode(finding.address),
    place(finding),
  ]);
  return [
    `### ${markdownCode(reviewed?.name ?? 'environments.yaml')}`,
    table(['severity', 'rule', 'what should be so', 'resource', 'where'], rows),
  ];
}

function reasons(open: readonly Finding[]): readonly string[] {
  const byRule = new Map(open.toSorted(byGravity).map((finding) => [finding.ruleId, finding]));
  const lines = [...byRule.values()].map(
    (finding) =>
      `- ${markdownCode(finding.ruleId)} ${markdownText(finding.why)} ${markdownText(howToMend(finding))}`,
  );
  return folded('Why it matters and how to fix it', lines);
}

function answeredFor(findings: readonly Finding[]): readonly string[] {
  const lines = findings
    .filter(({ outcome }) => outcome === 'waived' || outcome === 'accepted')
    .toSorted(byGravity)
    .map(answeredLine);
  return folded('Waived and accepted', lines);
}

function answeredLine(finding: Finding): string {
  const { outcome, ruleId, address, environment } = finding;
  const where = `${markdownCode(address)}${environment === null ? '' : ` of ${markdownCode(environment)}`}`;
  return `- ${outcome} ${markdownCode(ruleId)} ${where}: ${markdownText(findingReason(finding) ?? '—')}`;
}

function isOpen({ outcome }: Finding): boolean {
  return outcome === 'fail' || outcome === 'unknown';
}

function place({ file, line }: Finding): string {
  if (file === null) return '—';
  return markdownCode(line === null ? file : `${file}:${line}`);
}

function folded(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  return [`<details><summary>${title}</summary>\n\n${lines.join('\n')}\n\n</details>`];
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Whole parts as long as there is room: a comment that is too long would be refused. */
function fitting(parts: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let room = longest;
  for (const part of parts) {
    room -= part.length + 2;
    if (room < 0)
      return [...kept, 'The rest does not fit into a comment: see `multienv check --format html`.'];
    kept.push(part);
  }
  return kept;
}
