import { tiers } from '../../../config/names/tiers.js';
import { counted } from '../../../counted.js';
import { groupBy } from '../../../group-by.js';
import type { Finding } from '../../../policy/finding.js';
import type { CheckReport } from '../../../policy/report.js';
import { findingsByReviewed } from '../../../policy/review/findings-by-reviewed.js';
import { escapeControls } from '../../escape.js';
import { byGravity } from '../../wording/by-gravity.js';
import { findingReason } from '../../wording/finding-reason.js';
import type { Paint } from '../style.js';

/** Before `--verbose` shows all. */
const mostShown = 5;

/** What is wrong and stays so, each rule once with its reason and where: what is waived first, then what is accepted, of the strictest tier first. */
export function acceptedLines(report: CheckReport, paint: Paint): readonly string[] {
  const groups = [...placedFindings(report, 'waived'), ...placedFindings(report, 'accepted')];
  if (groups.length === 0) return [];
  const lines = groups.slice(0, mostShown).map(([first, ...others]) => {
    const places = [...new Set([first, ...others].map(({ place }) => place))].join(', ');
    const reason = findingReason(first.finding) ?? first.finding.title;
    const { outcome, ruleId } = first.finding;
    return `${paint('dim', outcome.padEnd(8))}  ${ruleId.padEnd(8)}  ${escapeControls(`${places}: ${reason}`)}`;
  });
  const more = groups.length - lines.length;
  const rest = more === 0 ? [] : [`… and ${counted(more, 'more rule')}: --verbose lists all`];
  return [`${[...lines, ...rest].join('\n')}\n`];
}

interface Placed {
  readonly finding: Finding;
  /** Suffix of the environment, or name of the stack. */
  readonly place: string;
}

function placedFindings(
  report: CheckReport,
  outcome: Finding['outcome'],
): readonly (readonly [Placed, ...Placed[]])[] {
  const strictness = (tier: (typeof tiers)[number] | undefined) => (tier ? tiers.indexOf(tier) : -1);
  const placed = findingsByReviewed(report)
    .toSorted((one, other) => strictness(other.reviewed?.tier) - strictness(one.reviewed?.tier))
    .flatMap(({ reviewed, findings }) =>
      findings
        .filter((finding) => finding.outcome === outcome)
        .toSorted(byGravity)
        .map((finding) => ({ finding, place: reviewed?.name ?? finding.file ?? '' })),
    );
  const groups = groupBy(placed, ({ finding }) => JSON.stringify([finding.ruleId, findingReason(finding)]));
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [[first, ...others] as const],
  );
}
