import type { DeclaredDifference, EnvironmentDiff } from '../../operations/diff/diff.js';
import type { FleetDiff } from '../../operations/diff/diff-all.js';
import { besideLines, diffVerdict } from '../terminal/comparison/diff.js';
import { diffAllVerdict } from '../terminal/comparison/diff-all.js';
import { originWords, plainValue, shortened, valueWords } from '../wording/comparison/origin-words.js';
import { markdownCode, markdownText } from './markdown-text.js';

/** What differs between two environments, for a comment. */
export function diffMarkdown(found: EnvironmentDiff): string {
  const { a, b, settings, resources } = found;
  const rows = settings.map((one) => settingRow(one, found));
  const elements = resources.flatMap(({ address, kind, attributes, settings: behind }) =>
    kind === 'different'
      ? attributes.map((one) => [
          markdownCode(`${address}.${one.path}`),
          one.isHidden ? '(not shown)' : cell(one.a),
          one.isHidden ? '(not shown)' : cell(one.b),
          one.settings.map(markdownCode).join(', '),
        ])
      : [
          [
            markdownCode(address),
            kind === 'only-a' ? 'there' : '-',
            kind === 'only-b' ? 'there' : '-',
            behind.map(markdownCode).join(', '),
          ],
        ],
  );
  return [
    `### ${markdownText(diffVerdict(found))}`,
    ...besideLines(found).flatMap((line) => ['', markdownText(line)]),
    ...(rows.length === 0 ? [] : ['', ...table(['setting', 'about', a.name, b.name, 'parity'], rows)]),
    ...(elements.length === 0
      ? []
      : [
          '',
          '#### Elements of the stacks',
          '',
          ...table(['attribute', a.name, b.name, 'settings'], elements),
        ]),
    '',
  ].join('\n');
}

/** What differs between all environments of the file, for a comment. */
export function diffAllMarkdown(found: FleetDiff): string {
  const rows = found.rows.flatMap(({ setting, concerns, values, undeclared }) =>
    values.map(({ side, environments }, at) => [
      at === 0 ? markdownCode(setting) : '',
      at === 0 ? (concerns[0] ?? '') : '',
      side.value === undefined ? valueWords(side) : cell(side.value),
      environments.map(markdownText).join(', '),
      at === 0
        ? undeclared.map((pair) => `${pair.map(markdownText).join(' and ')} **not allowed**`).join(', ')
        : '',
    ]),
  );
  const heads = ['setting', 'about', 'value', 'environments', 'parity'];
  return [
    `### ${markdownText(diffAllVerdict(found))}`,
    '',
    ...(rows.length === 0 ? [] : table(heads, rows)),
    '',
  ].join('\n');
}

function settingRow(
  { setting, concerns, a, b, declaredBy }: DeclaredDifference,
  { a: one, b: other, isParityDeclared }: EnvironmentDiff,
): readonly string[] {
  const side = (value: typeof a, tier: string | undefined) =>
    tier === undefined
      ? '-'
      : `${value.value === undefined ? valueWords(value) : cell(value.value)} (${originWords(value.origin.decidedBy, tier)})`;
  const note =
    declaredBy === undefined ? (isParityDeclared ? '**not allowed**' : '') : markdownText(declaredBy.reason);
  return [markdownCode(setting), concerns[0] ?? '', side(a, one.tier), side(b, other.tier), note];
}

function cell(value: unknown): string {
  return value === undefined ? '-' : markdownCode(shortened(plainValue(value), 80));
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)];
}
