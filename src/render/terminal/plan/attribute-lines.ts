import type { Shown } from '../../../changes/attributes/shown.js';
import { shownAttributes } from '../../../changes/attributes/shown-attributes.js';
import type { Change, ChangedAttribute } from '../../../changes/change.js';
import { withNames } from '../../../changes/names/names-of-ids.js';
import { counted } from '../../../counted.js';
import { readableLines } from '../../../model/secrets/readable-lines.js';
import type { Gravity } from '../../../resources/effect.js';
import { escapeControls } from '../../escape.js';
import { effectSentence } from '../../wording/effect-sentence.js';
import { settingWords } from '../../wording/setting-words.js';
import type { Paint } from '../style.js';
import { cutValue } from './cut-value.js';
import { textDiffLines } from './text-diff-lines.js';
import { wrapped } from './wrapped.js';

/** Room for the lines of attributes. */
export interface Room {
  readonly paint: Paint;
  /** Width of the terminal. */
  readonly columns: number;
  /** Where the person stands. */
  readonly cwd: string;
}

const indent = '      ';
/** Longer names stand on their own: the others stay aligned. */
const widestName = 36;
const arrow = ' → ';
const forces = '  forces replacement';

/**
 * The attributes of a change, names and arrows aligned; below each the setting behind it and what AWS does, once for several in a row of which the
 * same is said.
 */
export function attributeLines(
  change: Pick<Change, 'kind' | 'gravity' | 'attributes' | 'effects' | 'names'>,
  room: Room,
): readonly string[] {
  const attributes = shownAttributes(change);
  const widest = Math.min(widestName, Math.floor((room.columns - indent.length) / 3));
  const names = attributes.map(({ path, label = path }) => escapeControls(label));
  const width = Math.max(0, ...names.map(({ length }) => length).filter((length) => length <= widest));
  // What a rule opens and closes is said of the rule as a whole, and so is how a group exchanges its instances.
  const told = new Set(change.effects?.map(({ gravity }) => gravity).filter(isToldOnce));
  const notes = attributes.map((one) =>
    notesOf(one, { cwd: room.cwd, isReplaced: change.kind === 'replace', told }),
  );
  const said = new Set<string>();
  return attributes.flatMap((one, index) => {
    const isSaidBelow = notes[index]?.join('\n') === notes[index + 1]?.join('\n');
    const below = isSaidBelow ? [] : (notes[index] ?? []).map((note) => onceSaid(note, said));
    return [
      ...valueLines(one, { ...room, name: names[index] ?? '', width, known: change.names }),
      ...below.flatMap((note) => hanging(note, { ...room, width })),
    ];
  });
}

/** What AWS does is said once for a change. */
function onceSaid(note: string, said: Set<string>): string {
  const [gravity = ''] = note.split(':', 1);
  if (note === gravity || !said.has(note)) {
    said.add(note);
    return note;
  }
  return /^(?:set by|follows) /.test(note) ? note : `${gravity}, as above`;
}

type Place = Room & { readonly width: number };

function valueLines(
  { before, after, expected, forcesReplacement }: ChangedAttribute,
  { name, width, known, ...place }: Place & { readonly name: string; readonly known: Change['names'] },
): readonly string[] {
  const { paint, columns } = place;
  const mark = forcesReplacement ? paint('magenta', forces) : '';
  const fits = name.length <= width;
  const own = fits ? [] : wrapped(name, columns - indent.length).map((line) => `${indent}${line}`);
  const lead = `${indent}${(fits ? name : '').padEnd(width)}  `;
  const texts = textsOf(before, expected === undefined ? after : { kind: 'value', value: expected });
  if (texts !== undefined)
    return [...own, `${lead}text${mark}`.trimEnd(), ...textDiffLines(texts, { paint, columns, indent })];
  const [from, to] = [sideText(before, known), sideText(after, known)];
  const room = columns - lead.length - (forcesReplacement ? forces.length : 0);
  if (from.length + arrow.length + to.length <= room) return [...own, `${lead}${from}${arrow}${to}${mark}`];
  // Two sides that do not fit beside each other stand below each other, where each has more room.
  const below = `${' '.repeat(lead.length)}→ `;
  const areBoth = before.kind === 'value' && after.kind === 'value';
  const cut = (text: string, free: number, other: string) =>
    cutValue(text, Math.max(12, free), areBoth ? other : undefined);
  return [
    ...own,
    `${lead}${cut(from, columns - lead.length, to)}`,
    `${below}${cut(to, room - 2, from)}${mark}`,
  ];
}

/** Both sides as texts of several lines, where they are; one of them may be absent. */
function textsOf(before: Shown, after: Shown) {
  const lines = (side: Shown) => (side.kind === 'value' ? readableLines(side.value) : undefined);
  const [one, other] = [lines(before), lines(after)];
  if (one !== undefined && other !== undefined) return { before: one, after: other };
  if (one !== undefined && after.kind === 'absent') return { before: one, after: [] };
  return other !== undefined && before.kind === 'absent' ? { before: [], after: other } : undefined;
}

/** What is said of a change as a whole is not said of its attributes again. */
function isToldOnce(gravity: Gravity): boolean {
  return gravity === 'access' || gravity === 'instance-refresh';
}

interface Noting {
  readonly cwd: string;
  readonly isReplaced: boolean;
  /** Gravities that the change as a whole has told. */
  readonly told: ReadonlySet<Gravity>;
}

function notesOf(
  { before, settings = [], settingsFollowed = [], follows = [], effect }: ChangedAttribute,
  { cwd, isReplaced, told }: Noting,
): readonly string[] {
  // Several settings make a text together; of a single value one of them is the one.
  const isText = before.kind === 'value' && readableLines(before.value) !== undefined;
  const isSaidBelow = settings.every(({ name }) => settingsFollowed.some((one) => one.name === name));
  const said = isSaidBelow ? [] : [`set by ${settingWords(settings, cwd, isText ? 'and' : 'or')}`];
  const behind = settingsFollowed.length > 0 ? `, set by ${settingWords(settingsFollowed, cwd, 'and')}` : '';
  const followed = follows.length > 0 ? [`follows ${follows.join(', ')}${behind}`] : [];
  if (effect === undefined || told.has(effect.gravity)) return [...said, ...followed];
  const { gravity, protection } = effect;
  // What AWS does in place is not done to what is made anew; what the new one lacks is.
  const isTold = isReplaced
    ? protection === 'off' || protection === 'less'
    : gravity !== 'none' || protection !== undefined;
  return [...said, ...followed, ...(isTold ? [effectSentence(effect, isReplaced)] : [])];
}

function hanging(note: string, { paint, columns, width }: Place): readonly string[] {
  const lead = `${indent}${' '.repeat(width)}  `;
  // A setting and its line stay together.
  const glued = escapeControls(note).replace(/ (?=\([^()\s]+:\d+\))/g, '\u00a0');
  return wrapped(glued, columns - lead.length).map(
    (line) => `${lead}${paint('dim', line.replaceAll('\u00a0', ' '))}`,
  );
}

/** One side of an attribute. */
function sideText(side: Shown, known: Change['names']): string {
  if (side.kind === 'absent') return '(none)';
  if (side.kind === 'unknown') return '(known after apply)';
  if (side.kind === 'sensitive') return '(sensitive)';
  const lines = readableLines(side.value);
  if (lines !== undefined) return `(text of ${counted(lines.length, 'line')})`;
  return escapeControls(withNames(JSON.stringify(side.value) ?? '', known));
}
