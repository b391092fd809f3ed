import type { Change, ChangeKind } from '../../changes/change.js';
import { gravities } from '../../resources/effect.js';
import { escapeControls } from '../escape.js';
import { attributeLines } from './attribute-lines.js';
import type { Paint } from './style.js';

/** What the table shows of a plan. */
interface PlannedEnvironment {
  readonly suffix: string;
  readonly summary: Readonly<Record<ChangeKind, number>>;
  readonly changes: readonly Change[];
  readonly outputsChange: boolean;
}

/** How much of a plan is shown: counts, changes with what they mean, or every attribute too. */
export const planDetails = ['none', 'summary', 'full'] as const;

interface PlanLook {
  readonly paint: Paint;
  readonly detail: (typeof planDetails)[number];
  /** Width of the terminal. Default: 120. */
  readonly columns?: number;
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
  const lost = plan.changes.filter(({ losesData }) => losesData);
  const verdict = lost.length === 0 ? '' : `  ${paint('red', `loses the data of ${lost.length}`)}`;
  const head = `${suffix}  ${counts.length > 0 ? counts.join('  ') : 'outputs change'}${verdict}`;
  return `${[head, ...(detail === 'none' ? [] : changeLines(plan.changes, look))].join('\n')}\n`;
}

function changeLines(changes: readonly Change[], look: PlanLook): readonly string[] {
  const tagged = changes.filter(isOfTagsAlone);
  const folded = tagged.length < 2 ? [] : tagged;
  const rank = ({ gravity }: Change) => gravities.indexOf(gravity);
  const shown = changes.filter((one) => !folded.includes(one)).sort((one, other) => rank(one) - rank(other));
  const isNew = changes.every(({ kind }) => kind === 'create');
  const lines = shown.flatMap((one) => linesOf(one, { ...look, isNew }));
  return folded.length === 0
    ? lines
    : [...lines, `  ${look.paint('yellow', '~')} ${folded.length} updates of tags alone`];
}

function linesOf(
  change: Change,
  { paint, detail, columns = 120, isNew }: PlanLook & { readonly isNew: boolean },
): readonly string[] {
  const { symbol, look } = kinds[change.kind];
  // Of what is deleted as a whole, or of an environment that is new, the sign says enough.
  const isSaid =
    change.gravity === 'none' ||
    (change.kind === 'destroy' && change.gravity === 'unknown') ||
    (change.kind === 'create' && isNew);
  const gravity = isSaid ? '' : `  ${change.gravity.replace('-', ' ')}`;
  const line = `  ${paint(look, symbol)} ${escapeControls(change.address)}${paint(change.losesData ? 'red' : 'dim', gravity)}`;
  // What AWS answers to a change of something else says nothing new.
  const own = change.attributes.filter(
    ({ after, gravity: worst }) => after.kind !== 'unknown' || worst !== 'none',
  );
  return detail === 'full' ? [line, ...attributeLines(own.filter(isNotTagsAll), { paint, columns })] : [line];
}

const isNotTagsAll = ({ path }: { readonly path: string }): boolean => !path.startsWith('tags_all');

function isOfTagsAlone({ kind, attributes }: Change): boolean {
  return (
    kind === 'update' &&
    attributes.length > 0 &&
    attributes.every(({ path }) => /^tags(?:_all)?(?:\.|$)/.test(path))
  );
}
