import { groupBy } from '../../../group-by.js';
import type { Finding } from '../../../policy/finding.js';
import { escapeControls } from '../../escape.js';
import { alsoWords } from '../../wording/also-words.js';
import { byGravity } from '../../wording/by-gravity.js';
import { byInstance, byRule, type RuleGroup, type SameFinding } from '../../wording/by-rule.js';
import { findingReason } from '../../wording/finding-reason.js';
import type { Paint } from '../style.js';

interface LineOptions {
  readonly paint: Paint;
  readonly verbose?: boolean;
}

/** Of one rule, before `--verbose` shows all. */
const mostShown = 10;

const looks = { critical: 'red', high: 'red', medium: 'yellow', low: 'cyan' } as const;

/** The findings of one environment, the gravest first: what fails one by one, what is unknown in one line, the rest only when verbose. */
export function findingLines(findings: readonly Finding[], options: LineOptions): readonly string[] {
  const failed = byRule(findings.filter(({ outcome }) => outcome === 'fail'));
  const { verbose = false } = options;
  const unknown = findings.filter(({ outcome }) => outcome === 'unknown');
  return [
    ...failed.flatMap((group) => ruleLines(group, options)),
    ...(verbose
      ? unknown.map((finding) => otherLine(finding, options.paint))
      : unknownLine(unknown, options.paint)),
    ...(verbose ? settled(findings).map((finding) => otherLine(finding, options.paint)) : []),
  ];
}

/** What nobody has to mend. */
function settled(findings: readonly Finding[]): readonly Finding[] {
  return (['waived', 'accepted', 'pass'] as const).flatMap((outcome) =>
    findings.filter((finding) => finding.outcome === outcome).sort(byGravity),
  );
}

/** One finding in one line; several of a rule below what they have in common, with reason and fix once. */
function ruleLines(group: RuleGroup, { paint, verbose = false }: LineOptions): readonly string[] {
  const [first, ...others] = group;
  const severity = paint(looks[first.severity], first.severity.padEnd(8));
  const all = verbose ? details(first) : [];
  if (others.length === 0)
    return [
      `${severity}  ${subject(first)}  expected: ${titleOf(first)}`,
      ...all,
      ...(verbose ? placeLine(first) : []),
    ];
  const same = verbose ? group.map(alone) : byInstance(group);
  const shown = verbose ? same : same.slice(0, mostShown);
  const more = group.length - shown.reduce((sum, { count }) => sum + count, 0);
  // What was found of all of them alike is said once.
  const isSame = same.length > 1 && group.every((one) => foundOf(one) === foundOf(first));
  return [
    `${severity}  ${first.ruleId.padEnd(8)}  ${group.length} × expected: ${isSame ? titleOf(first) : escapeControls(first.title)}`,
    ...all,
    ...shown.flatMap(({ first: finding, addresses }) => [
      `  ${isSame ? escapeControls(addresses) : foundLine({ ...finding, address: addresses })}`,
      ...(verbose ? placeLine(finding).map((text) => `  ${text}`) : []),
    ]),
    ...(more === 0 ? [] : [`  … and ${more} more`]),
  ];
}

function alone(first: Finding): SameFinding {
  return { first, addresses: first.address, count: 1 };
}

function foundLine(finding: Finding): string {
  const found = foundOf(finding);
  return escapeControls(found === '' ? finding.address : `${finding.address}  ${found}`);
}

function foundOf({ message, ...finding }: Finding): string {
  const parts = [message?.replace(/\.$/, '') ?? '', alsoWords(finding)];
  return parts.filter((part) => part !== '').join('; ');
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

function titleOf(finding: Finding): string {
  const found = foundOf(finding);
  return escapeControls(found === '' ? finding.title : `${finding.title} (${found})`);
}

function details({ why, fix, setting }: Finding): readonly string[] {
  return [
    `  why: ${escapeControls(why)}`,
    `  fix: ${escapeControls(fix)}`,
    ...(setting === null ? [] : [`  setting: ${setting}`]),
  ];
}

function placeLine({ file, line }: Finding): readonly string[] {
  return file === null ? [] : [`  at: ${escapeControls(file)}${line === null ? '' : `:${line}`}`];
}

/** One line for all of them: `unknown   IAM-3 (2), SG-4: known only after apply`. */
function unknownLine(findings: readonly Finding[], paint: Paint): readonly string[] {
  if (findings.length === 0) return [];
  const counts = [...groupBy(findings, ({ ruleId }) => ruleId)].map(([ruleId, { length }]) =>
    length === 1 ? ruleId : `${ruleId} (${length})`,
  );
  return [`${paint('yellow', 'unknown '.padEnd(8))}  ${counts.join(', ')}: known only after apply`];
}
