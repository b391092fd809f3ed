import type { Edition } from '../../../config/names/editions.js';
import type { UpgradedEnvironment } from '../../../operations/upgrade/upgrade.js';
import { escapeControls } from '../../escape.js';
import { shortened, valueWords } from '../../wording/comparison/origin-words.js';
import type { Paint } from '../style.js';
import { tableLines } from './table-lines.js';

interface UpgradeLines {
  readonly environments: readonly UpgradedEnvironment[];
  readonly to: Edition;
  readonly isWritten: boolean;
  readonly next: { readonly write: string; readonly plan: string };
}

interface Look {
  readonly paint: Paint;
  /** Width of the terminal. Default: 120. */
  readonly columns?: number | undefined;
}

/** What a newer edition changes in each environment, and what was written. */
export function renderUpgrade({ environments, to, isWritten, next }: UpgradeLines, look: Look): string {
  const moving = environments.filter(({ from }) => from !== to);
  if (moving.length === 0) return `Every environment has edition ${to} already.\n`;
  const blocks = environments.map((one) => environmentLines(one, look).join('\n'));
  const end = isWritten
    ? `Written. What it does to what is deployed, a plan shows.\nnext: ${next.plan}`
    : `Nothing was written.\nnext: ${next.write}`;
  return `${[...blocks, end].join('\n\n')}\n`;
}

function environmentLines(
  { suffix, from, to, deployed, settings }: UpgradedEnvironment,
  { paint, columns = 120 }: Look,
): readonly string[] {
  const name = paint('bold', escapeControls(suffix));
  if (from === to) return [`${name} has edition ${to} already.`];
  const life = { yes: 'deployed', no: 'not deployed', unknown: 'its state could not be read' }[deployed];
  const heading = `${name}: edition ${from} -> ${to} (${life})`;
  if (settings.length === 0) return [heading, '  No default differs.'];
  const rows = (fate: 'changes' | 'kept') =>
    settings
      .filter((one) => one.fate === fate)
      .map(({ setting, a, b, why = '' }) => {
        const values = [a, b].map((side) => shortened(valueWords(side), 40));
        return [escapeControls(setting), ...values, escapeControls(why)];
      });
  const part = (fate: 'changes' | 'kept', heads: readonly string[]) => {
    const found = rows(fate);
    return found.length === 0 ? [] : tableLines(found, { columns, heads });
  };
  return [
    heading,
    ...part('changes', ['changes', from, to]),
    ...part('kept', ['keeps, by a line in the file', from, to]),
  ];
}
