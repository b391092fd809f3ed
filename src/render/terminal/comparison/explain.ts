import { settingPathOf } from '../../../config/comparison/setting-path-of.js';
import type { WithoutMeaning } from '../../../config/comparison/without-meaning.js';
import { allowedWords } from '../../../config/schema/describe-allowed.js';
import type {
  ExplainedBlock,
  ExplainedElement,
  ExplainedSetting,
  ExplainedValue,
  Explanation,
} from '../../../operations/explain/explained.js';
import { escapeControls } from '../../escape.js';
import { originWords, plainValue, shortened, valueWords } from '../../wording/comparison/origin-words.js';
import type { Paint } from '../style.js';
import { tableLines } from './table-lines.js';

interface ExplainLook {
  readonly paint: Paint;
  /** Width of the terminal. Default: 120. */
  readonly columns?: number | undefined;
  readonly tier: string;
}

/** What `explain` answers, for people. */
export function renderExplanation(explanation: Explanation, look: ExplainLook): string {
  if (explanation.kind === 'setting') return renderSetting(explanation, look);
  return explanation.kind === 'block' ? renderBlock(explanation, look) : renderElement(explanation, look);
}

/** The settings as YAML, with the origin of each as a comment. */
function renderBlock({ settings }: ExplainedBlock, { paint, tier }: ExplainLook): string {
  const lines: { readonly text: string; readonly note: string }[] = [];
  let above: readonly string[] = [];
  for (const one of settings.toSorted(byBlock)) {
    const path = settingPathOf(one.setting).map(String);
    const same = above.findIndex((key, at) => path[at] !== key);
    const shared = same === -1 ? above.length : same;
    for (let at = shared; at < path.length - 1; at += 1)
      lines.push({ text: `${'  '.repeat(at)}${escapeControls(path[at] ?? '')}:`, note: '' });
    above = path.slice(0, -1);
    // What is not set is no line of YAML: it stands as a comment.
    const mark = one.value === undefined ? '# ' : '';
    const key = escapeControls(path.at(-1) ?? '');
    const text = `${'  '.repeat(path.length - 1)}${mark}${key}: ${shortened(valueWords(one), 60)}`;
    lines.push({ text, note: originNote(one, tier) });
  }
  const width = Math.min(64, Math.max(...lines.map(({ text }) => [...text].length)));
  return lines
    .map(({ text, note }) =>
      note === ''
        ? `${text}\n`
        : `${text}${' '.repeat(Math.max(0, width - [...text].length))}  ${paint('dim', `# ${note}`)}\n`,
    )
    .join('');
}

/** A block is shown once: what is no block stands before the blocks, and each block in one place. */
function byBlock(one: ExplainedValue, other: ExplainedValue): number {
  const [a, b] = [settingPathOf(one.setting).map(String), settingPathOf(other.setting).map(String)];
  const at = a.findIndex((key, index) => b[index] !== key);
  if (at === -1) return 0;
  const [isLeafA, isLeafB] = [at === a.length - 1, at === b.length - 1];
  if (isLeafA !== isLeafB) return isLeafA ? -1 : 1;
  return isLeafA ? 0 : (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
}

function originNote({ origin, equalsTier, withoutMeaning }: ExplainedValue, tier: string): string {
  if (withoutMeaning !== undefined) return meaninglessWords(withoutMeaning);
  const [next] = origin.overrides;
  const dropped = origin.dropped.map(
    (one) =>
      `${originWords(one, tier)} does not count: ${one.why === 'orphan' ? `goes with ${one.choice}` : 'broken'}`,
  );
  const over = next === undefined || equalsTier ? [] : [`over ${originWords(next, tier)}`];
  return [originWords(origin.decidedBy, tier), ...(equalsTier ? ['equals the tier'] : over), ...dropped].join(
    '; ',
  );
}

/** `has no meaning with network.mode default` */
function meaninglessWords({ choice, chosen, isMade }: WithoutMeaning): string {
  if (!isMade) return `has no meaning without ${choice}`;
  return `has no meaning with ${choice}${chosen === undefined ? '' : ` ${escapeControls(chosen)}`}`;
}

function renderSetting(one: ExplainedSetting, { paint, tier, columns = 120 }: ExplainLook): string {
  const { origin } = one;
  const facts: (readonly [string, string])[] = [
    ['value', valueWords(one)],
    ...(one.withoutMeaning === undefined ? [] : [['meaning', meaninglessWords(one.withoutMeaning)] as const]),
    ['set by', `${originWords(origin.decidedBy, tier)}${one.equalsTier ? ', and equals the tier' : ''}`],
    ...origin.overrides.map(
      (source) => ['overrides', `${sourceValue(source.value)} of ${originWords(source, tier)}`] as const,
    ),
    ...origin.dropped.map(
      (source) =>
        [
          'dropped',
          `${sourceValue(source.value)} of ${originWords(source, tier)}: ${
            source.why === 'orphan'
              ? `it goes with another ${source.choice}`
              : 'it is not what the schema asks for'
          }`,
        ] as const,
    ),
    ['allowed', allowedWords(one.allowed).replaceAll('`', '')],
  ];
  const rules = one.rules.map((rule) => [rule.id, rule.severity, rowWords(rule.requirement), rule.title]);
  return `${[
    `${paint('bold', escapeControls(one.setting))}  ${escapeControls(one.description)}`,
    '',
    ...tableLines(facts, { columns }),
    ...section(paint('bold', 'becomes'), becomesLines(one)),
    ...section(paint('bold', 'rules'), rules.length === 0 ? ['  none'] : tableLines(rules, { columns })),
  ].join('\n')}\n`;
}

function becomesLines({ becomes }: ExplainedSetting): readonly string[] {
  if (becomes === undefined) return ['  what `synthCommand` makes of it'];
  if (becomes.length === 0) return ['  no element of the stack'];
  return becomes.map(
    ({ address, path }) => `  ${escapeControls(path === '' ? address : `${address}.${path}`)}`,
  );
}

function renderElement(one: ExplainedElement, { paint, columns = 120 }: ExplainLook): string {
  const rows = one.attributes.map(({ path, value, isHidden, settings }) => [
    escapeControls(path),
    isHidden ? '(not shown)' : shortened(plainValue(value), 48),
    settings.length === 0 ? 'product' : settings.map((name) => escapeControls(name)).join(', '),
  ]);
  const rules = one.rules.map((rule) => [rule.id, rule.severity, rowWords(rule.requirement), rule.title]);
  const presence = one.settings.length === 0 ? 'always there' : `there because of ${one.settings.join(', ')}`;
  return `${[
    `${paint('bold', escapeControls(one.address))}  ${presence}`,
    ...section(
      paint('bold', 'attributes'),
      tableLines(rows, { columns, heads: ['', 'value', 'decided by'] }),
    ),
    ...section(paint('bold', 'rules'), rules.length === 0 ? ['  none'] : tableLines(rules, { columns })),
  ].join('\n')}\n`;
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return ['', heading, ...lines];
}

function rowWords(requirement: number | undefined): string {
  return requirement === undefined ? '' : `requirement ${requirement}`;
}

function sourceValue(value: unknown): string {
  return value === undefined ? 'the value' : shortened(plainValue(value), 44);
}
