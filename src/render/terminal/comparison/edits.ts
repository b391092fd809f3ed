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
  readonly next: { readonly plan: string; readonly promote: string };
}

interface Look {
  readonly paint: Paint;
  /** Width of the terminal. Default: 120. */
  readonly columns?: number | undefined;
}

const headings = {
  copied: 'copied',
  offered: 'could be copied',
  left: 'left',
} as const;

/** What `promote` has copied, could copy, and leaves. */
export function renderPromote(
  { from, to, differences, next }: PromoteLines,
  { paint, columns = 120 }: Look,
): string {
  if (differences.length === 0) return `${from.suffix} and ${to.suffix} do not differ.\n`;
  const heads = ['', from.suffix, to.suffix];
  const fates = ['copied', 'offered', 'left'] as const;
  const blocks = fates.flatMap((fate) => {
    const rows = differences
      .filter((one) => one.fate === fate)
      .map(({ setting, a, b, why = '' }) => [
        escapeControls(setting),
        shortened(valueWords(a), 40),
        shortened(valueWords(b), 40),
        escapeControls(why),
      ]);
    return rows.length === 0
      ? []
      : [paint('bold', headings[fate]), ...tableLines(rows, { columns, heads }), ''];
  });
  const has = (fate: PromotedDifference['fate']) => differences.some((one) => one.fate === fate);
  const after = has('copied') ? `next: ${next.plan}` : has('offered') ? `next: ${next.promote}` : '';
  return `${[...blocks, ...(after === '' ? [] : [after])].join('\n').trimEnd()}\n`;
}
