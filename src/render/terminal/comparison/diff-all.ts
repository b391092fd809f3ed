import type { SettingRow } from '../../../config/comparison/compare-all.js';
import { concerns } from '../../../config/comparison/setting-concerns.js';
import { counted } from '../../../counted.js';
import type { FleetDiff } from '../../../operations/diff/diff-all.js';
import { escapeControls } from '../../escape.js';
import { shortened, valueWords } from '../../wording/comparison/origin-words.js';
import type { Paint } from '../style.js';

/** More names of one value are counted. */
const mostNames = 8;

/** The settings in which the environments of the file differ: each value with the environments that have it. */
export function renderDiffAll(found: FleetDiff, { paint }: { readonly paint: Paint }): string {
  const { rows } = found;
  const heading = diffAllVerdict(found);
  const blocks = concerns.flatMap((concern) => {
    const some = rows.filter((row) => row.concerns[0] === concern);
    return some.length === 0
      ? []
      : ['', paint('bold', concern), ...some.flatMap((row) => rowLines(row, paint))];
  });
  return `${[heading, ...blocks].join('\n')}\n`;
}

/** `12 environments differ in 9 settings; 2 of these in ways that parity does not allow.` */
export function diffAllVerdict({ environments, rows, undeclared }: FleetDiff): string {
  const count = `${environments.length} environments differ in ${counted(rows.length, 'setting')}`;
  if (undeclared.length === 0) return `${count}.`;
  return `${count}; ${undeclared.length} of these in ways that \`parity\` of the file does not allow.`;
}

function rowLines({ setting, values, undeclared }: SettingRow, paint: Paint): readonly string[] {
  const cells = values.map(({ side, environments }) => ({
    value: shortened(valueWords(side), 44),
    names: someOf(environments),
  }));
  const width = Math.max(...cells.map(({ value }) => [...value].length));
  return [
    `  ${escapeControls(setting)}`,
    ...cells.map(({ value, names }) => `    ${value}${' '.repeat(width - [...value].length)}  ${names}`),
    ...(undeclared.length === 0
      ? []
      : [
          `    ${paint('red', 'not allowed')}: ${someOf(undeclared.map(([one, other]) => `${one} and ${other}`))}`,
        ]),
  ];
}

function someOf(names: readonly string[]): string {
  const left = names.length - mostNames;
  return `${names
    .slice(0, mostNames)
    .map((name) => escapeControls(name))
    .join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}
