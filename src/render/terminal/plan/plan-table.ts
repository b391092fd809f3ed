import type { Change, ChangeKind } from '../../../changes/change.js';
import type { ChangedOutput } from '../../../changes/changed-outputs.js';
import { downtimesIn } from '../../../changes/meanwhile/downtimes.js';
import { partName, partsOfReplaced } from '../../../changes/meanwhile/parts-of-replaced.js';
import { counted } from '../../../counted.js';
import type { Problem } from '../../../errors/problem.js';
import { gravities } from '../../../resources/effect.js';
import { escapeControls } from '../../escape.js';
import type { PlanDetail } from '../../format-names.js';
import { changeNotes } from '../../wording/change-notes.js';
import { planVerdict } from '../../wording/plan-verdict.js';
import type { Paint } from '../style.js';
import { attributeLines } from './attribute-lines.js';
import { outputLines } from './output-lines.js';
import { wrapped } from './wrapped.js';

/** What the table shows of a plan. */
interface PlannedEnvironment {
  readonly suffix: string;
  readonly summary: Readonly<Record<ChangeKind, number>>;
  readonly changes: readonly Change[];
  readonly outputsChange: boolean;
  /** Default: nobody has read them. */
  readonly outputs?: readonly ChangedOutput[];
  /** What a deploy would refuse. Default: nobody has looked. */
  readonly refusals?: readonly Pick<Problem, 'code'>[];
}

interface PlanLook {
  readonly paint: Paint;
  readonly detail: PlanDetail;
  /** Width of the terminal. Default: 120. */
  readonly columns?: number | undefined;
  /** Where the person stands: files are named from there. Default: as they are. */
  readonly cwd?: string;
}

const kinds = {
  create: { symbol: '+', look: 'green' },
  update: { symbol: '~', look: 'yellow' },
  replace: { symbol: '±', look: 'magenta' },
  destroy: { symbol: '-', look: 'red' },
  rotate: { symbol: '↻', look: 'cyan' },
} as const;

/** For each environment one line of counts, then its changes, the gravest first; updates of nothing but tags are one line. */
export function renderPlans(plans: readonly PlannedEnvironment[], look: PlanLook): string {
  return plans.map((plan) => renderPlan(plan, look)).join('\n');
}

function renderPlan(plan: PlannedEnvironment, look: PlanLook): string {
  const { paint, detail } = look;
  const suffix = paint('bold', escapeControls(plan.suffix));
  if (plan.changes.length === 0 && !plan.outputsChange) return `${suffix}  no changes\n`;
  const counts = Object.entries(kinds)
    .map(([kind, { look: colour }]) => ({ colour, kind, count: plan.summary[kind as ChangeKind] }))
    .filter(({ count }) => count > 0)
    .map(({ colour, kind, count }) => paint(colour, `${kind} ${count}`));
  const head = `${suffix}  ${counts.length > 0 ? counts.join('  ') : 'outputs change'}`;
  const verdict = planVerdict(plan.changes);
  const said = verdict === undefined ? [] : wrapped(escapeControls(verdict), widthOf(look) - 2);
  const refused = refusalLine(plan.refusals ?? []);
  const lines = [
    head,
    ...(refused === '' ? [] : wrapped(refused, widthOf(look) - 2)).map((line) => `  ${paint('red', line)}`),
    ...said.map((line) => `  ${paint('bold', line)}`),
  ];
  const below =
    detail === 'none'
      ? []
      : [
          ...changeLines(plan.changes, look),
          ...outputLines(plan.outputs ?? [], { ...look, columns: widthOf(look) }),
        ];
  return `${[...lines, ...below].join('\n')}\n`;
}

/** What a deploy would refuse, by its codes: what each means is told beside the plan. */
function refusalLine(refusals: readonly Pick<Problem, 'code'>[]): string {
  const codes = [...new Set(refusals.map(({ code }) => code))];
  return codes.length === 0 ? '' : `a deploy refuses this plan: ${codes.join(', ')}`;
}

function changeLines(changes: readonly Change[], look: PlanLook): readonly string[] {
  const tagged = changes.filter(isOfTagsAlone);
  const folded = tagged.length < 2 ? [] : tagged;
  const settings = partsOfReplaced(changes);
  const apart = [...folded, ...[...settings.values()].flat()];
  const shown = inOrder(changes.filter((one) => !apart.includes(one)));
  const isNew = changes.every(({ kind }) => kind === 'create');
  const lines = shown.flatMap(({ change, belongsTo, said }) => [
    ...linesOf(change, { ...look, isNew, belongsTo, said }),
    ...settingLines(change.address, settings.get(change.address) ?? [], look),
  ]);
  return folded.length === 0
    ? lines
    : [...lines, `  ${look.paint('yellow', '~')} ${counted(folded.length, 'update')} of tags alone`];
}

/** A change where it is shown. */
interface Placed {
  readonly change: Change;
  /** Address of the change with which the downtime begins that it belongs to. */
  readonly belongsTo?: string | undefined;
  /** What others of the same downtime have said before. */
  readonly said?: ReadonlySet<string>;
}

/** The gravest first, and what belongs to a downtime below the change with which it begins. */
function inOrder(changes: readonly Change[]): readonly Placed[] {
  const rank = ({ gravity }: Change) => gravities.indexOf(gravity);
  const sorted = changes.toSorted((one, other) => rank(one) - rank(other));
  const all = downtimesIn(sorted).map(({ first, parts }) => ({
    first: first[0],
    parts,
    said: new Set<string>(),
  }));
  const waits = (one: Change, before: readonly Change[]) =>
    all.some(({ first, parts }) => parts.includes(one) && !before.includes(first));
  const order: Change[] = [];
  for (const one of sorted) {
    if (waits(one, order)) continue;
    const own = all.find(({ first }) => first === one)?.parts ?? [];
    const earlier = sorted.slice(0, sorted.indexOf(one));
    order.push(one, ...own.filter((part) => earlier.includes(part)));
  }
  return order.map((change) => placed(change, all));
}

interface Begun {
  readonly first: Change;
  readonly parts: readonly Change[];
  /** What was said of it up to here. */
  readonly said: Set<string>;
}

function placed(change: Change, all: readonly Begun[]): Placed {
  const one = all.find(({ first, parts }) => first === change || parts.includes(change));
  if (one === undefined) return { change };
  const said = new Set(one.said);
  for (const { does } of change.effects ?? []) one.said.add(does);
  return one.first === change ? { change } : { change, belongsTo: one.first.address, said };
}

/** What is made anew with what it is set on, in one line. */
function settingLines(address: string, parts: readonly Change[], look: PlanLook): readonly string[] {
  if (parts.length === 0) return [];
  const { length } = parts;
  const head = `${counted(length, 'setting')} of ${address}, made anew with it: ${parts.map(partName).join(', ')}`;
  const { symbol, look: colour } = kinds.replace;
  const [first = '', ...more] = wrapped(escapeControls(head), widthOf(look) - 4);
  return [`  ${look.paint(colour, symbol)} ${first}`, ...more.map((part) => `    ${part}`)];
}

interface Told {
  readonly isNew: boolean;
  readonly belongsTo?: string | undefined;
  readonly said?: ReadonlySet<string> | undefined;
}

function linesOf(
  given: Change,
  { paint, detail, cwd = '', isNew, belongsTo, said, ...look }: PlanLook & Told,
): readonly string[] {
  const { effects = [] } = given;
  const change =
    said === undefined ? given : { ...given, effects: effects.filter(({ does }) => !said.has(does)) };
  const columns = widthOf(look);
  const { symbol, look: colour } = kinds[change.kind];
  // Of what is deleted as a whole, or of an environment that is new, the sign says enough.
  const isSaid =
    change.gravity === 'none' ||
    (change.kind === 'destroy' && change.gravity === 'unknown') ||
    (change.kind === 'create' && isNew);
  // A replacement without effect says so: its sign promises one.
  const words = meaningOf(change);
  const gravity = isSaid && !(change.kind === 'replace' && change.gravity === 'none') ? '' : `  ${words}`;
  const address = escapeControls(change.address);
  const meaning = paint(change.losesData ? 'red' : 'dim', gravity);
  const fits = address.length + gravity.length + 4 <= columns;
  const [first = '', ...more] = fits ? [address] : wrapped(address, columns - 4);
  const head = [
    `  ${paint(colour, symbol)} ${first}${fits ? meaning : ''}`,
    ...more.map((part) => `    ${part}`),
    ...(fits || gravity === '' ? [] : [`  ${meaning}`]),
  ];
  if (detail !== 'full') return head;
  const belongs = belongsTo === undefined ? [] : [`it belongs to the downtime of ${belongsTo}`];
  const notes = isNew ? [] : [...belongs, ...changeNotes(change, cwd)];
  return [
    ...head,
    ...notes.flatMap((note) =>
      wrapped(escapeControls(note), columns - 8).map(
        (one, index) => `      ${paint('dim', `${index === 0 ? '•' : ' '} ${one}`)}`,
      ),
    ),
    ...attributeLines(change, { paint, columns, cwd }),
  ];
}

function meaningOf({ gravity, kind, losesData, onlyEmpty = false }: Change): string {
  if (losesData && onlyEmpty)
    return `${kind === 'replace' ? 'replacement' : 'deletion'}, only while it is empty`;
  return gravity === 'none' ? 'no effect' : gravity.replace('-', ' ');
}

/** A pipe has no width, and some terminals say 0. */
function widthOf({ columns = 0 }: Pick<PlanLook, 'columns'>): number {
  return columns === 0 ? 120 : Math.max(40, columns);
}

function isOfTagsAlone({ kind, attributes }: Change): boolean {
  return (
    kind === 'update' &&
    attributes.length > 0 &&
    attributes.every(({ path }) => /^tags(?:_all)?(?:\.|$)/.test(path))
  );
}
