import { counted } from '../../counted.js';
import type { WatchPass } from '../../operations/watch/watch.js';
import type { Finding } from '../../policy/finding.js';
import { severities } from '../../rules/define-rule.js';
import { escapeControls } from '../escape.js';
import { byGravity } from '../wording/by-gravity.js';
import type { Paint } from './style.js';

interface WatchLook {
  readonly paint: Paint;
  /** Time of the pass. */
  readonly now: Date;
}

/** More failures are counted. */
const mostFailures = 5;

/** What one pass of `watch` found, in a line, with the gravest failures below it. */
export function renderWatch(pass: WatchPass, { paint, now }: WatchLook): string {
  const time = paint('dim', now.toTimeString().slice(0, 8));
  if (pass.outcome === 'invalid') {
    const count = pass.problems.filter(({ severity }) => severity === 'error').length;
    return `${time}  ${paint('red', `not valid: ${counted(count, 'problem')}`)}\n`;
  }
  const { review, problems, written } = pass;
  const all = review.reviewed.length + review.notReviewed.length;
  const failed = review.findings.filter(({ outcome }) => outcome === 'fail').toSorted(byGravity);
  const parts = [
    `valid: ${counted(all, 'environment')}`,
    ...(problems.length === 0 ? [] : [paint('yellow', counted(problems.length, 'warning'))]),
    ...(review.notReviewed.length === 0
      ? []
      : [paint('red', `${review.notReviewed.length} without a stack`)]),
    ...(written === undefined ? [] : [`stacks in ${escapeControls(written.folder)}`]),
    failed.length === 0 && review.notReviewed.length === 0
      ? paint('green', 'nothing fails')
      : paint(failed.length === 0 ? 'dim' : 'red', counts(failed)),
  ];
  const left = failed.length - mostFailures;
  return [
    `${time}  ${parts.join('; ')}\n`,
    ...failed.slice(0, mostFailures).map(failureLine),
    ...(left > 0 ? [`          and ${left} more\n`] : []),
  ].join('');
}

function counts(failed: readonly Finding[]): string {
  const words = severities.flatMap((severity) => {
    const count = failed.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  return words.length === 0 ? 'nothing fails of the others' : `failed: ${words.join(', ')}`;
}

function failureLine({ severity, ruleId, environment, address, title, line }: Finding): string {
  const where = [environment, address].filter((text) => text !== null).join(' ');
  const place = line === null ? '' : ` (line ${line})`;
  return `          ${severity} ${escapeControls(`${ruleId} ${where}${place}: ${title}`)}\n`;
}
