import type { SettingSide } from '../../../config/comparison/compare-settings.js';
import type { ResolvedEnvironment } from '../../../config/schema/environment-schema.js';
import type { PromotedDifference } from '../../../operations/edit/promote.js';
import { escapeControls } from '../../escape.js';
import { originWords, shortened, valueWords } from '../../wording/comparison/origin-words.js';
import type { Paint } from '../style.js';
import { tableLines } from './table-lines.js';

interface SetLines {
  readonly environment: string;
  readonly tier: string;
  readonly setting: string;
  readonly before: SettingSide;
  readonly after: SettingSide;
  /** The command that shows what it does. */
  readonly next: string;
}

/** What `set` has written. */
export function renderSet({ environment, tier, setting, before, after, next }: SetLines): string {
  const side = (one: SettingSide) => `${valueWords(one)} (${originWords(one.origin.decidedBy, tier)})`;
  const name = `${escapeControls(environment)} ${escapeControls(setting)}`;
  const [old, now] = [side(before), side(after)];
  if (old === now) return `${name} is ${now} already: nothing was written.\n`;
  return `${name}: ${old} -> ${now}\nnext: ${next}\n`;
}

interface PromoteLines {
  readonly from: Pick<ResolvedEnvironment, 'suffix' | 'tier'>;
  readonly to: Pick<ResolvedEnvironment, 'suffix' | 'tier'>;
  readonly differences: readonly PromotedDifference[];
  /** Settings were named, or all: what is left counts only where it was named. */
  readonly copies: boolean;
  readonly next: { readonly plan: string; readonly promote: string; readonly compare: string };
}

interface Look {
  readonly paint: Paint;
  /** Width of the terminal. Default: 120. */
  readonly columns?: number | undefined;
}

/** What `promote` has copied, could copy, and leaves. */
export function renderPromote(lines: PromoteLines, { paint, columns = 120 }: Look): string {
  const { from, to, differences, copies, next } = lines;
  if (differences.length === 0) return `${from.suffix} and ${to.suffix} do not differ.\n`;
  const of = (fate: PromotedDifference['fate']) => differences.filter((one) => one.fate === fate);
  const [copied, offered, left] = [of('copied'), of('offered'), of('left')];
  const told = copies ? left.filter(({ isNamed }) => isNamed) : left;
  const block = (heading: string, heads: readonly string[], rows: readonly (readonly string[])[]) =>
    rows.length === 0 ? [] : [paint('bold', heading), ...tableLines(rows, { columns, heads }), ''];
  const heads = ['', from.suffix, to.suffix];
  return `${[
    ...block('copied', ['', to.suffix], copied.map(copiedRow)),
    ...block('could be copied', heads, copies ? [] : offered.map(pairRow)),
    ...block('left', heads, told.map(pairRow)),
    ...lastLines(
      { copied: copied.length, offered: offered.length, others: left.length - told.length },
      { copies, next },
    ),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

/** The environment has the new value now. */
function copiedRow({ setting, a, b }: PromotedDifference): readonly string[] {
  return [escapeControls(setting), `${shortened(valueWords(b), 40)} -> ${shortened(valueWords(a), 40)}`];
}

function pairRow({ setting, a, b, why = '' }: PromotedDifference): readonly string[] {
  return [
    escapeControls(setting),
    shortened(valueWords(a), 40),
    shortened(valueWords(b), 40),
    escapeControls(why),
  ];
}

interface Counts {
  readonly copied: number;
  readonly offered: number;
  /** Left, and not told one by one. */
  readonly others: number;
}

function lastLines(
  { copied, offered, others }: Counts,
  { copies, next }: Pick<PromoteLines, 'copies' | 'next'>,
): readonly string[] {
  if (!copies) return offered > 0 ? [`next: ${next.promote}`] : ['Nothing can be copied.'];
  const rest = others + offered;
  return [
    ...(copied === 0 ? ['Nothing was copied: nothing was written.'] : []),
    ...(rest === 0
      ? []
      : [`${rest} more ${rest === 1 ? 'setting differs' : 'settings differ'}: ${next.compare}`]),
    ...(copied === 0 ? [] : [`next: ${next.plan}`]),
  ];
}
