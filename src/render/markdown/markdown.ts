import { type Invocation, plainInvocation } from '../../errors/invocation.js';
import { type Finding, type Outcome, outcomes } from '../../policy/finding.js';
import type { CheckReport } from '../../policy/report.js';
import { findingsByReviewed } from '../../policy/review/findings-by-reviewed.js';
import { alsoWords } from '../wording/also-words.js';
import { byGravity } from '../wording/by-gravity.js';
import { byReason } from '../wording/by-reason.js';
import { byInstance, byRule, type RuleGroup } from '../wording/by-rule.js';
import { findingReason } from '../wording/finding-reason.js';
import { howToMend } from '../wording/how-to-mend.js';
import { leftOutSentences, tierSentences } from '../wording/left-out-sentence.js';
import { outcomeWords } from '../wording/outcome-words.js';
import { reportTitle } from '../wording/report-title.js';
import { frameworkMarkdown } from './framework-markdown.js';
import { markdownCode, markdownText } from './markdown-text.js';

// GitHub takes 65,536 characters in a comment, GitLab 1,000,000.
const longest = 60_000;
/** Of one rule; the rest is a number. */
const mostAddresses = 10;

type Group = ReturnType<typeof findingsByReviewed>[number];

interface MarkdownOptions {
  readonly invocation?: Invocation;
  /** See `renderCheck`. */
  readonly again?: readonly string[];
}

/** The report for a comment at a pull request: the counts, what is open by environment, and the details folded. */
export function renderMarkdown(
  report: CheckReport,
  { invocation = plainInvocation, again = [] }: MarkdownOptions = {},
): string {
  const groups = findingsByReviewed(report);
  const parts = [
    `## ${reportTitle(report)}`,
    ...notReviewedSection(report),
    ...(groups.length === 0 ? [] : [counts(groups)]),
    ...leftOut(report),
    ...groups.flatMap(openSection),
    ...reasons(report.findings.filter(isOpen)),
    ...answeredFor(report.findings),
    ...(report.framework === undefined || report.reviewed.length === 0
      ? []
      : [frameworkMarkdown(report.framework)]),
  ];
  const html = invocation.next('check', { words: [...again, '--format', 'html'] });
  return `${fitting(parts, html).join('\n\n')}\n`;
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
  const open = (['fail', 'unknown'] as const).flatMap((outcome) =>
    byRule(findings.filter((finding) => finding.outcome === outcome)),
  );
  if (open.length === 0) return [];
  const rows = open.map((group) => [
    group[0].outcome === 'fail' ? `**${group[0].severity}**` : `${group[0].severity}, unknown`,
    markdownCode(group[0].ruleId),
    `${markdownText(group[0].title)}${sameOf(group, found, ': ')}`,
    listed(group),
    sameOf(group, place, '') || '—',
  ]);
  return [
    `### ${markdownCode(reviewed?.name ?? 'environments.yaml')}`,
    table(['severity', 'rule', 'what should be so', 'resource', 'where'], rows),
  ];
}

/** What all findings of a rule have in common; empty where they differ. */
function sameOf(group: RuleGroup, textOf: (finding: Finding) => string, before: string): string {
  const text = textOf(group[0]);
  return text !== '' && group.every((one) => textOf(one) === text) ? `${before}${text}` : '';
}

function found(finding: Finding): string {
  const parts = [finding.message ?? '', alsoWords(finding)].filter((part) => part !== '');
  return parts.map(markdownText).join(' ');
}

/** Addresses of a rule, each with what was found and its place where these differ. */
function listed(group: RuleGroup): string {
  const same = sameOf(group, found, '') !== '' || group.length === 1;
  const onePlace = sameOf(group, place, '') !== '';
  const shown = byInstance(group).slice(0, mostAddresses);
  const lines = shown.map(({ first, addresses }) => {
    const own = [same ? '' : found(first), onePlace ? '' : place(first)].filter((part) => part !== '');
    return [markdownCode(addresses), ...own].join(' ');
  });
  const more = group.length - shown.reduce((sum, { count }) => sum + count, 0);
  const count = group.length === 1 ? '' : `${group.length}: `;
  return `${count}${[...lines, ...(more === 0 ? [] : [`… and ${more} more`])].join('; ')}`;
}

function leftOut(report: CheckReport): readonly string[] {
  const list = (title: string, texts: readonly string[]) => {
    const lines = texts.map((text) => `- ${markdownText(text)}`);
    return lines.length === 0 ? [] : [`**${title}**\n\n${lines.join('\n')}`];
  };
  return [...list('Tier', tierSentences(report)), ...list('Left out', leftOutSentences(report))];
}

function reasons(open: readonly Finding[]): readonly string[] {
  const lines = byRule(open).map(
    ([finding]) =>
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
function fitting(parts: readonly string[], html: string): readonly string[] {
  const kept: string[] = [];
  let room = longest;
  for (const part of parts) {
    room -= part.length + 2;
    if (room < 0) return [...kept, `The rest does not fit into a comment: see ${markdownCode(html)}.`];
    kept.push(part);
  }
  return kept;
}
