import type { PartyName } from '../../../operations/reach/parties.js';
import type { ReachedPair, ReachQuestion, ReachReport } from '../../../operations/reach/reach-model.js';
import type { Step } from '../../../topology/reach/answer.js';
import { answerWords, flowWords, placeOfStep, reachCell } from '../../wording/reach-words.js';
import { tableLines } from '../comparison/table-lines.js';
import type { Paint } from '../style.js';

interface ReachLook {
  readonly paint: Paint;
  /** Width of the terminal. Default: 100. */
  readonly columns?: number | undefined;
  readonly asked: ReachQuestion;
}

/** Who reaches whom, for a person: a matrix, what one party reaches, or the way from one to another. */
export function renderReach(reports: readonly ReachReport[], look: ReachLook): string {
  return reports.map((report) => `${linesOf(report, look).join('\n')}\n`).join('\n');
}

function linesOf(report: ReachReport, look: ReachLook): readonly string[] {
  const { from, to } = look.asked;
  const title = look.paint('bold', report.name);
  if (report.pairs.length === 0)
    return [title, `  ${nothingWords(report, look.asked)}`, ...unplacedLines(report)];
  if (from === undefined) return [title, ...matrixLines(report, look), ...unplacedLines(report)];
  if (to === undefined) return [title, ...rowLines(report, look), ...unplacedLines(report)];
  return [title, ...report.pairs.flatMap((pair) => wayLines(pair, look))];
}

/** Why nothing is told: one who was asked about itself, or nobody is there. */
function nothingWords({ from: sources, to: targets }: ReachReport, { from, to }: ReachQuestion): string {
  const [one] = sources;
  const missing = sources.length === 0 ? from : targets.length === 0 ? to : undefined;
  if (missing !== undefined) return `It has no ${missing}.`;
  return one !== undefined && from !== undefined && to !== undefined
    ? `Whether ${one.label} reaches itself is not asked: name two that differ.`
    : 'Nothing stands there that reaches anything.';
}

function matrixLines({ from, to, pairs }: ReachReport, { columns = 100 }: ReachLook): readonly string[] {
  const cells = new Map(
    pairs.map(({ from: one, to: other, answer }) => [`${one.address} ${other.address}`, answer]),
  );
  const rows = from.map((one) => [
    one.address,
    ...to.map((other) => reachCell(cells.get(`${one.address} ${other.address}`))),
  ]);
  return [
    ...tableLines(rows, {
      columns: Math.max(columns, 400),
      heads: ['from', ...to.map((_, index) => String(index + 1))],
    }),
    '',
    ...tableLines(
      to.map((one, index) => [String(index + 1), nameOf(one)]),
      { columns },
    ),
    '  Ports, or yes: reachable; -: blocked; ?: not known.',
  ];
}

function nameOf({ address, label }: PartyName): string {
  return label === address || address === 'internet' ? address : `${address} (${label})`;
}

const marks = {
  reachable: ['green', 'reaches'],
  blocked: ['dim', 'not'],
  unknown: ['yellow', 'unknown'],
} as const;

function rowLines({ from, pairs }: ReachReport, { paint, columns = 100 }: ReachLook): readonly string[] {
  return from.flatMap((one) => [
    `  ${nameOf(one)}`,
    ...tableLines(
      pairs
        .filter((pair) => pair.from.address === one.address)
        .map(({ to, answer }) => [
          paint(marks[answer.outcome][0], marks[answer.outcome][1]),
          to.address,
          answerWords(answer, to.address === 'internet' ? 'to' : 'from'),
        ]),
      { columns: Math.max(columns, 400), indent: 4 },
    ),
  ]);
}

const outcomeWords = { reachable: 'reachable', blocked: 'blocked', unknown: 'not known' } as const;

function wayLines({ from, to, answer }: ReachedPair, { paint }: ReachLook): readonly string[] {
  const { outcome, flows, path, stop, notes } = answer;
  const ports = flowWords(flows, to.address === 'internet' ? 'to' : 'from');
  const what = `${outcomeWords[outcome]}${ports === '' ? '' : `: ${ports}`}`;
  return [
    `  ${from.address} -> ${to.address}: ${paint(marks[outcome][0], what)}`,
    ...[...path, ...(stop === undefined ? [] : [stop])].map((one) => stepLine(one, paint)),
    ...notes.map((note) => `    note     ${note}`),
  ];
}

const verdicts = { yes: ['green', 'passes '], maybe: ['yellow', 'unknown'], no: ['red', 'stops  '] } as const;

function stepLine(step: Step, paint: Paint): string {
  const [look, word] = verdicts[step.verdict];
  const place = placeOfStep(step);
  return `    ${paint(look, word)}  ${step.text}${place === '' ? '' : paint('dim', `  ${place}`)}`;
}

function unplacedLines({ unplaced }: ReachReport): readonly string[] {
  if (unplaced.length === 0) return [];
  const addresses = unplaced.map(({ element }) => element.address).join(', ');
  return [`  Without a place, and in no answer: ${addresses}`];
}
