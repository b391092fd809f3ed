import type { EnvironmentSettings, ReportData } from '../../operations/report/report-data.js';
import { outcomes } from '../../policy/finding.js';
import { markdownCode, markdownText } from '../markdown/markdown-text.js';
import { byRule } from '../wording/by-rule.js';
import { originWords, valueWords } from '../wording/comparison/origin-words.js';
import { findingReason } from '../wording/finding-reason.js';
import { outcomeWords } from '../wording/outcome-words.js';

/** What was reviewed, of which file and day, and what it comes to. */
export function overviewMarkdown(data: ReportData): string {
  const { review } = data;
  const counted = new Map(review.reviewed.map(({ name }) => [name, countsOf(data, name)]));
  const rows = data.environments.map((one) => [
    markdownCode(one.suffix),
    one.tier,
    markdownText(one.aws.accountId ?? 'not named'),
    markdownCode(one.aws.region),
    ...(counted.get(one.suffix) ?? outcomes.map(() => 'not reviewed')),
  ]);
  const notReviewed = review.notReviewed.map(
    ({ environment, reason }) => `- ${markdownCode(environment)} was not reviewed: ${markdownText(reason)}`,
  );
  return [
    `# ${markdownText(data.project)}`,
    `${markdownCode(data.file)} as of ${data.today}, by multienv ${markdownText(data.version)}. SHA-256 of the file: \`${data.fileSha256}\`.`,
    ...(data.leftOut.length === 0 ? [] : [`Without ${data.leftOut.map(markdownCode).join(', ')}.`]),
    'The review judges what the file would make; neither AWS nor a state was read. The SHA-256 of each file stands in `manifest.json` and `SHA256SUMS`.',
    table(['environment', 'tier', 'account', 'region', ...outcomes.map((one) => outcomeWords[one])], rows),
    ...(notReviewed.length === 0 ? [] : [notReviewed.join('\n')]),
  ].join('\n\n');
}

function countsOf({ review }: ReportData, suffix: string): readonly string[] {
  const own = review.findings.filter(({ environment }) => environment === suffix);
  return outcomes.map((outcome) => `${own.filter((one) => one.outcome === outcome).length}`);
}

/** Every finding; of what passed how often. */
export function findingsMarkdown({ review }: ReportData): string {
  const told = outcomes.filter((outcome) => outcome !== 'pass');
  const rows = told.flatMap((outcome) =>
    byRule(review.findings.filter((one) => one.outcome === outcome)).flatMap((group) =>
      group.map((one) => [
        outcomeWords[outcome],
        one.severity,
        markdownCode(one.ruleId),
        markdownText(one.title),
        one.environment === null ? '—' : markdownCode(one.environment),
        markdownCode(one.attribute === null ? one.address : `${one.address}.${one.attribute}`),
        markdownText([one.message, findingReason(one)].filter((text) => text != null).join(' ')) || '—',
        one.line === null ? '—' : `${one.line}`,
      ]),
    ),
  );
  const passed = byRule(review.findings.filter(({ outcome }) => outcome === 'pass')).map((group) => [
    markdownCode(group[0].ruleId),
    markdownText(group[0].title),
    `${group.length}`,
  ]);
  const heads = [
    'outcome',
    'severity',
    'rule',
    'what should be so',
    'environment',
    'element',
    'found',
    'line',
  ];
  return [
    '# Findings',
    rows.length === 0 ? 'Nothing failed, and nothing is unknown, waived or accepted.' : table(heads, rows),
    '## Passed',
    table(['rule', 'what should be so', 'elements'], passed),
  ].join('\n\n');
}

/** The waivers of the file. */
export function waiversMarkdown({ waivers }: ReportData): string {
  if (waivers.length === 0) return '# Waivers\n\nThe file has no waivers.';
  const rows = waivers.map(({ waiver, environments, waived, isExpired }) => [
    markdownCode(waiver.rule),
    markdownCode(waiver.address),
    markdownText([waiver.reason, waiver.addressReason].filter((text) => text !== undefined).join(' ')),
    markdownText([waiver.owner, waiver.ticket].filter((text) => text !== undefined).join(', ')),
    `${waiver.expires}${isExpired ? ' **expired**' : ''}`,
    `${waived}`,
    environments.map(markdownCode).join(', ') || 'none of the file',
  ]);
  const heads = ['rule', 'element', 'reason', 'owner and ticket', 'until', 'findings waived', 'environments'];
  return `# Waivers\n\n${table(heads, rows)}`;
}

/** Every setting of an environment with who says it. */
export function settingsMarkdown({ environment, settings }: EnvironmentSettings): string {
  const rows = settings.map((one) => [
    markdownCode(one.setting),
    one.value === undefined ? valueWords(one) : markdownCode(valueWords(one)),
    originWords(one.origin.decidedBy, environment.tier),
    one.equalsTier
      ? 'equals the tier'
      : one.origin.overrides.map((other) => originWords(other, environment.tier)).join(', ') || '—',
  ]);
  return `# Settings of ${markdownCode(environment.suffix)}\n\n${table(['setting', 'value', 'said by', 'instead of'], rows)}`;
}

/** What runs out. */
export function datesMarkdown({ dates }: ReportData): string {
  const rows = dates.map((one) => [
    one.date ?? '—',
    one.state,
    `${markdownText(one.subject)}, ${one.what}`,
    markdownText(one.note),
    one.environments.map(markdownCode).join(', ') || 'none of the file',
  ]);
  return `# Dates\n\n${table(['last day', 'state', 'what', 'what follows', 'environments'], rows)}`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
