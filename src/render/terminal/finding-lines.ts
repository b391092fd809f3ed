import { groupBy } from '../../group-by.js';
import type { Finding } from '../../policy/finding.js';
import { escapeControls } from '../escape.js';
import { byGravity } from '../wording/by-gravity.js';
import { findingReason } from '../wording/finding-reason.js';
import { settingLines } from './setting-lines.js';
import type { Paint } from './style.js';

interface LineOptions {
  readonly paint: Paint;
  readonly verbose?: boolean;
}

const looks = { critical: 'red', high: 'red', medium: 'yellow', low: 'cyan' } as const;

/** The findings of one environment, the gravest first: what fails one by one, what is unknown in one line, the rest only when verbose. */
export function findingLines(findings: readonly Finding[], options: LineOptions): readonly string[] {
  const failed = findings.filter(({ outcome }) => outcome === 'fail').sort(byGravity);
  const { verbose = false } = options;
  const unknown = findings.filter(({ outcome }) => outcome === 'unknown');
  const others = (['waived', 'accepted', 'pass'] as const).flatMap((outcome) =>
    findings.filter((finding) => finding.outcome === outcome).sort(byGravity),
  );
  return [
    ...failed.flatMap((finding) => [failLine(finding, options.paint), ...(verbose ? details(finding) : [])]),
    ...(verbose
      ? unknown.map((finding) => otherLine(finding, options.paint))
      : unknownLine(unknown, options.paint)),
    ...(verbose ? others.map((finding) => otherLine(finding, options.paint)) : []),
  ];
}

function failLine(finding: Finding, paint: Paint): string {
  const severity = paint(looks[finding.severity], finding.severity.padEnd(8));
  return `${severity}  ${subject(finding)}  expected: ${titleOf(finding)}`;
}

function otherLine(finding: Finding, paint: Paint): string {
  const outcome = paint('dim', finding.outcome.padEnd(8));
  const reason = findingReason(finding);
  const why = reason === undefined ? '' : `; ${escapeControls(reason)}`;
  return `${outcome}  ${subject(finding)}  ${titleOf(finding)}${why}`;
}

function subject({ ruleId, address, attribute }: Finding): string {
  const shown = attribute === null ? address : `${address} ${attribute}`;
  return `${ruleId.padEnd(8)}  ${escapeControls(shown)}`;
}

function titleOf({ title, message }: Finding): string {
  const detail = message === null ? '' : ` (${message.replace(/\.$/, '')})`;
  return escapeControls(`${title}${detail}`);
}

function details({ why, fix, file, line, ...finding }: Finding): readonly string[] {
  const place = file === null ? [] : [`  at: ${escapeControls(file)}${line === null ? '' : `:${line}`}`];
  return [
    `  why: ${escapeControls(why)}`,
    `  fix: ${escapeControls(fix)}`,
    ...settingLines(ownSetting(finding)).map((text) => `  ${text}`),
    ...place,
  ];
}

/** An app of one's own and a waiver are no way out for a stack that is not the project's. */
function ownSetting<Of extends Pick<Finding, 'environment' | 'meanwhile'>>(finding: Of): Of {
  return finding.environment === null ? { ...finding, meanwhile: null } : finding;
}

/** One line for all of them: `unknown   IAM-3 (2), SG-4: known only after apply`. */
function unknownLine(findings: readonly Finding[], paint: Paint): readonly string[] {
  if (findings.length === 0) return [];
  const counts = [...groupBy(findings, ({ ruleId }) => ruleId)].map(([ruleId, { length }]) =>
    length === 1 ? ruleId : `${ruleId} (${length})`,
  );
  return [`${paint('yellow', 'unknown '.padEnd(8))}  ${counts.join(', ')}: known only after apply`];
}
