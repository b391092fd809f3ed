import { type ControlStatus, controlStatuses } from '../../../policy/frameworks/control-status.js';
import type { FrameworkCoverage } from '../../../policy/frameworks/framework-coverage.js';
import { escapeControls } from '../../escape.js';
import { controlIdList } from '../../wording/control-id-list.js';
import { controlStatusWords } from '../../wording/control-status-words.js';
import { whatMetMeans } from '../../wording/what-met-means.js';
import type { Paint } from '../style.js';

const looks = {
  failed: 'red',
  unknown: 'yellow',
  waived: 'magenta',
  accepted: 'cyan',
  met: 'green',
  notApplicable: 'dim',
} as const satisfies Record<ControlStatus, string>;

/** A framework's controls for the terminal: one line each, one column for everything that was reviewed. */
export function renderFrameworkTable(coverage: FrameworkCoverage, paint: Paint): string {
  const { title, controls, outOfReach } = coverage;
  const lines = [
    paint('bold', title),
    whatMetMeans,
    '',
    ...controlLines(coverage, paint),
    '',
    ...countLines(coverage, paint),
    '',
    `Out of a template's reach, or tied to no rule (${controls.length} controls are above):`,
    ...outOfReach.map(
      ({ ids, subject, reason }) => `  ${controlIdList(ids)}  ${subject}: ${paint('dim', reason)}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function controlLines({ reviewed, controls }: FrameworkCoverage, paint: Paint): readonly string[] {
  const names = reviewed.map((name) => escapeControls(name));
  const first = Math.max('control'.length, ...controls.map(({ id }) => id.length));
  const widths = names.map((name) => Math.max(name.length, controlStatusWords.notApplicable.length));
  const header = [
    'control'.padEnd(first),
    ...names.map((name, index) => name.padEnd(widths[index] ?? 0)),
    'about',
  ];
  const rows = controls.map(({ id, subject, statuses, rules }) =>
    [
      id.padEnd(first),
      ...statuses.map((status, index) =>
        paint(looks[status], controlStatusWords[status].padEnd(widths[index] ?? 0)),
      ),
      `${subject} ${paint('dim', `(${rules.join(' ')})`)}`,
    ].join('  '),
  );
  return [paint('bold', header.join('  ')), ...rows];
}

function countLines({ reviewed, controls }: FrameworkCoverage, paint: Paint): readonly string[] {
  return reviewed.map((name, index) => {
    const counts = controlStatuses.flatMap((status) => {
      const count = controls.filter(({ statuses }) => statuses[index] === status).length;
      return count === 0 ? [] : [paint(looks[status], `${controlStatusWords[status]} ${count}`)];
    });
    return `${paint('bold', escapeControls(name))}  ${counts.join('  ')}`;
  });
}
