import type { Invocation } from '../../../errors/invocation.js';
import type { Finding } from '../../../policy/finding.js';
import type { CheckReport } from '../../../policy/report.js';
import { findingsByReviewed } from '../../../policy/review/findings-by-reviewed.js';
import { escapeControls } from '../../escape.js';
import { byGravity } from '../../wording/by-gravity.js';
import { byReason } from '../../wording/by-reason.js';
import { leftOutSentences, tierSentences } from '../../wording/left-out-sentence.js';
import type { Paint } from '../style.js';
import { acceptedLines } from './accepted-lines.js';
import { countsLine } from './counts.js';
import { findingLines } from './finding-lines.js';
import { renderFrameworkTable } from './framework-table.js';

interface TerminalOptions {
  readonly paint: Paint;
  /** Tell why, the fix and the place of each, and list what is waived, accepted and passed. */
  readonly verbose?: boolean;
  readonly invocation: Invocation;
  /** Flags that said what is reviewed, and as what: the next command is about the same. Default: none. */
  readonly again?: readonly string[];
  /** Patterns of `--env`. Default: none. */
  readonly env?: readonly string[] | undefined;
}

/** The report for a person: what is open, by environment and severity, then counts and the next command. */
export function renderCheck(report: CheckReport, options: TerminalOptions): string {
  const groups = groupsOf(report).map((group) => renderGroup(group, options));
  const shown = groups.filter((text) => text !== '');
  const next = nextCommands(report, options).map((command) => `next: ${command}\n`);
  const { framework, reviewed } = report;
  const table =
    framework === undefined || reviewed.length === 0 ? [] : [renderFrameworkTable(framework, options.paint)];
  const end = `${countsLine(report, options.paint)}\n${next.join('')}`;
  const found = table.length === 0 || options.verbose ? shown : [];
  const tiers = tierSentences(report).map((text) => told('tier', text, options.paint));
  const leftOut = leftOutSentences(report).map((text) => told('left out', text, options.paint));
  const notes = [...tiers, ...leftOut];
  const noted = notes.length === 0 ? [] : [`${notes.join('\n')}\n`];
  const accepted = options.verbose ? [] : acceptedLines(report, options.paint);
  return [...table, ...found, ...renderNotReviewed(report, options.paint), ...noted, ...accepted, end].join(
    '\n',
  );
}

function told(label: string, text: string, paint: Paint): string {
  return `${paint('yellow', label.padEnd(8))}  ${escapeControls(text)}`;
}

interface Group {
  readonly title: string;
  readonly findings: readonly Finding[];
}

function groupsOf(report: CheckReport): readonly Group[] {
  return findingsByReviewed(report).map(({ reviewed, findings }) => ({
    title: reviewed === null ? (findings[0]?.file ?? '') : `${reviewed.name} (${reviewed.tier})`,
    findings,
  }));
}

function renderGroup({ title, findings }: Group, options: TerminalOptions): string {
  const lines = findingLines(findings, options);
  if (lines.length === 0) return '';
  return [options.paint('bold', escapeControls(title)), ...lines.map((line) => `  ${line}`), ''].join('\n');
}

/** Also beside a framework's table, which has no column for them. */
function renderNotReviewed(report: CheckReport, paint: Paint): readonly string[] {
  return byReason(report).map(({ environments, reason }) => {
    const lines = escapeControls(reason, { lines: true }).split('\n');
    const title = `${paint('bold', escapeControls(environments.join(', ')))} ${paint('red', 'not reviewed')}`;
    return [title, ...lines.map((line) => `  ${line}`), ''].join('\n');
  });
}

/** Each in words of a shell alone, so that it can be pasted. */
function nextCommands(
  { findings, reviewed, notReviewed }: CheckReport,
  { invocation: { next }, again = [], env = [] }: TerminalOptions,
): readonly string[] {
  const [first] = findings.filter(({ outcome }) => outcome === 'fail').sort(byGravity);
  if (first !== undefined)
    return [next('check', { words: [...again, '--verbose'] }), next('rules', { words: [first.ruleId] })];
  if (notReviewed.length > 0) return [];
  const [own] = reviewed.filter(({ environment }) => environment !== null);
  return own === undefined ? [] : [next('plan', { words: env.flatMap((one) => ['--env', one]) })];
}
