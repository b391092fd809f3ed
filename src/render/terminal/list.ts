import type { EnvironmentList } from '../../operations/list/list.js';
import type { ListedEnvironment } from '../../operations/list/listed-environment.js';
import { escapeControls } from '../escape.js';
import { changesWords, deployedWords, listedNotes } from '../wording/environments/listed-words.js';
import type { Paint } from './style.js';

interface ListLook {
  readonly paint: Paint;
  /** Width of the terminal. Default: 120. */
  readonly columns?: number | undefined;
  /** Address of the sandbox; undefined for AWS. */
  readonly endpoint: string | undefined;
}

const heads = ['environment', 'tier', 'region', 'account', 'deployed', 'database', 'since then'] as const;
const looks = {
  deployed: 'green',
  'not-deployed': 'dim',
  orphan: 'yellow',
  foreign: 'dim',
  unknown: 'red',
} as const;

/** A row for each environment, and below it what waits for somebody. Where the rows are wider than the terminal, a line for each value. */
export function renderList({ environments, unlisted }: EnvironmentList, look: ListLook): string {
  const { paint, columns = 120, endpoint } = look;
  const place = endpoint === undefined ? 'on AWS' : `on the sandbox ${endpoint}`;
  const rows = environments.map(cellsOf);
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const isWide = widths.reduce((sum, width) => sum + width + 2, -2) <= columns;
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  const blocks = environments.map((one, at) => {
    const cells = rows[at] ?? [];
    const first = isWide ? paintFirst(line(cells), one, paint) : narrow(cells, one, paint);
    return [first, ...listedNotes(one).map((note) => `  ${escapeControls(note)}`)].join('\n');
  });
  const missing = unlisted.map(
    ({ store, reason }) =>
      `${paint('red', 'unknown')}: ${escapeControls(store)} could not be listed, and may hold more: ${escapeControls(reason)}`,
  );
  return `${[
    `Environments ${escapeControls(place)}`,
    '',
    ...(isWide && environments.length > 0 ? [paint('dim', line(heads))] : []),
    ...blocks,
    ...(missing.length === 0 ? [] : ['', ...missing]),
  ].join('\n')}\n`;
}

function cellsOf(one: ListedEnvironment): readonly string[] {
  const { suffix, tier, region, account, engine } = one;
  const cells = [suffix, tier, region, account, deployedWords(one), engine, changesWords(one)];
  return cells.map((cell) => escapeControls(cell ?? '-'));
}

function paintFirst(text: string, { suffix, status }: ListedEnvironment, paint: Paint): string {
  const name = escapeControls(suffix);
  return `${paint(looks[status], name)}${text.slice(name.length)}`;
}

function narrow(
  [suffix = '', ...cells]: readonly string[],
  { status }: ListedEnvironment,
  paint: Paint,
): string {
  const width = Math.max(...heads.map(({ length }) => length));
  const lines = cells.map((cell, at) => `  ${(heads[at + 1] ?? '').padEnd(width)}  ${cell}`);
  return [paint(looks[status], suffix), ...lines].join('\n');
}
