import type { ChangedAttribute } from '../../changes/change.js';
import type { Shown } from '../../changes/shown.js';
import { escapeControls } from '../escape.js';
import type { Paint } from './style.js';

/** Room for the lines of attributes. */
interface Room {
  readonly paint: Paint;
  /** Width of the terminal. */
  readonly columns: number;
}

const indent = '      ';
/** Longer names stand on their own: the others stay aligned. */
const widestName = 36;
const arrow = ' → ';

/** One line for each attribute that changes, names and arrows aligned; below it what AWS does, where that is known. */
export function attributeLines(attributes: readonly ChangedAttribute[], room: Room): readonly string[] {
  const names = attributes.map(({ path }) => escapeControls(path));
  const width = Math.max(0, ...names.map(({ length }) => length).filter((length) => length <= widestName));
  const limit = Math.max(12, Math.floor((room.columns - indent.length - width - 2 - arrow.length) / 2));
  return attributes.flatMap(({ before, after, forcesReplacement, effect }, index) => {
    const name = (names[index] ?? '').padEnd(width);
    const sides = `${sideText(before, limit)}${arrow}${sideText(after, limit)}`;
    const forces = forcesReplacement ? room.paint('magenta', '  forces replacement') : '';
    const line = `${indent}${name}  ${sides}${forces}`;
    if (effect === undefined || effect.gravity === 'none') return [line];
    return [line, `${indent}${' '.repeat(width)}  ${room.paint('dim', `${effect.gravity}: ${effect.does}`)}`];
  });
}

/** One side of an attribute, cut with its end kept: a version and the last part of a path tell more than their beginning. */
function sideText(side: Shown, limit: number): string {
  if (side.kind === 'absent') return '(none)';
  if (side.kind === 'unknown') return '(known after apply)';
  if (side.kind === 'sensitive') return '(sensitive)';
  const text = escapeControls(JSON.stringify(side.value) ?? '');
  if (text.length <= limit) return text;
  const kept = Math.floor((limit - 1) / 2);
  return `${text.slice(0, kept)}…${text.slice(text.length - kept)}`;
}
