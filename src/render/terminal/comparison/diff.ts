import { concerns } from '../../../config/comparison/setting-concerns.js';
import { counted } from '../../../counted.js';
import type { DeclaredDifference, EnvironmentDiff, ExplainedElement } from '../../../operations/diff/diff.js';
import { escapeControls } from '../../escape.js';
import { originWords, plainValue, shortened, valueWords } from '../../wording/comparison/origin-words.js';
import type { Paint } from '../style.js';
import { tableLines } from './table-lines.js';

interface DiffLook {
  readonly paint: Paint;
  /** Width of the terminal. Default: 120. */
  readonly columns?: number | undefined;
}

/** Longer values are cut in the middle. */
const longest = 44;

/** What differs between two environments: settings by what they are about, then the elements of the stacks. */
export function renderDiff(found: EnvironmentDiff, { paint, columns = 120 }: DiffLook): string {
  const { a, b, settings, resources } = found;
  const heading = diffVerdict(found);
  const beside = besideLines(found);
  if (settings.length === 0 && resources.length === 0) return `${[heading, ...beside].join('\n')}\n`;
  const bySubject = concerns.flatMap((concern) => {
    const some = settings.filter((one) => one.concerns[0] === concern);
    if (some.length === 0) return [];
    const rows = some.map((one) => settingRow(one, found));
    return ['', paint('bold', concern), ...tableLines(rows, { columns, heads: ['', a.name, b.name] })];
  });
  const elements = resources.flatMap((element) => elementLines(element, { found, columns }));
  return `${[
    heading,
    ...beside,
    ...bySubject,
    ...(elements.length === 0 ? [] : ['', paint('bold', 'elements of the stacks'), ...elements]),
  ].join('\n')}\n`;
}

/** What no table has: the rest of the file, and what was not compared. */
export function besideLines({ kind, beside, isStackCompared }: EnvironmentDiff): readonly string[] {
  const what = kind === 'versions' ? 'beside the settings the file differs in' : 'beside the settings';
  return [
    ...(beside.length === 0 ? [] : [escapeControls(`${what}: ${beside.join(', ')}`)]),
    ...(isStackCompared || kind === 'deployed'
      ? []
      : ['the stacks were not compared: `synthCommand` makes one, that of the file as it is']),
  ];
}

/** `staging-002 (staging) and prod-003 (production): 15 settings differ, 12 of them undeclared`. */
export function diffVerdict(found: EnvironmentDiff): string {
  const { kind, a, b, since, isParityDeclared, settings, undeclared } = found;
  if (isOneSided(found)) {
    const what = a.tier === undefined ? 'is new' : 'was removed';
    const elements = found.resources.length;
    const count = `${counted(settings.length, 'setting')}, ${counted(elements, 'element')}`;
    return escapeControls(`${b.name} (${a.tier ?? b.tier}) ${what} since ${since}: ${count}.`);
  }
  const pair = `${a.name} (${a.tier}) and ${b.name} (${b.tier})`;
  if (settings.length === 0 && undeclared.length === 0) return `${pair} do not differ.`;
  const count = `${settings.length} ${settings.length === 1 ? 'setting differs' : 'settings differ'}`;
  if (kind !== 'environments') return `${pair}: ${count}.`;
  if (!isParityDeclared) return `${pair}: ${count}; \`parity\` of the file says nothing about them.`;
  return undeclared.length === 0
    ? `${pair}: ${count}, all as \`parity\` of the file allows.`
    : `${pair}: ${count}; ${undeclared.length} ${undeclared.length === 1 ? 'difference is' : 'differences are'} not allowed by \`parity\` of the file.`;
}

/** Of two versions of the file, one alone has the environment. */
function isOneSided({ a, b }: EnvironmentDiff): boolean {
  return a.tier === undefined || b.tier === undefined;
}

function settingRow(
  { setting, a, b, declaredBy }: DeclaredDifference,
  { a: one, b: other, isParityDeclared }: EnvironmentDiff,
): readonly string[] {
  const cell = (side: typeof a, tier: string | undefined) =>
    tier === undefined
      ? '-'
      : `${shortened(valueWords(side), longest)} (${originWords(side.origin.decidedBy, tier)})`;
  const note = declaredBy === undefined ? (isParityDeclared ? 'not allowed' : '') : 'allowed';
  return [escapeControls(setting), cell(a, one.tier), cell(b, other.tier), note];
}

function elementLines(
  { address, kind, settings, attributes }: ExplainedElement,
  { found, columns }: { readonly found: EnvironmentDiff; readonly columns: number },
): readonly string[] {
  const name = escapeControls(address);
  if (isOneSided(found)) return [`  ${name}`];
  if (kind !== 'different') {
    const owner = kind === 'only-a' ? found.a : found.b;
    return [
      `  ${name}: only ${owner.name} has it${settings.length === 0 ? '' : ` (${settings.join(', ')})`}`,
    ];
  }
  const rows = attributes.map(({ path, a, b, isHidden, settings: behind }) => [
    escapeControls(path),
    attributeWords(a, isHidden),
    attributeWords(b, isHidden),
    behind.map((name) => escapeControls(name)).join(', '),
  ]);
  return [`  ${name}`, ...tableLines(rows, { columns, indent: 4 })];
}

function attributeWords(value: unknown, isHidden: boolean): string {
  if (isHidden) return '(not shown)';
  return value === undefined ? '-' : shortened(plainValue(value), longest);
}
