import { xmlElement, xmlText } from '../../junit/xml.js';
import type { Rect } from '../layout/geometry.js';
import { fonts, type Pill, type TextLine } from '../layout/scene.js';

/** The words for a pointer that rests there, and for who reads the source. */
export function titleOf(text: string): string {
  return xmlElement('title', {}, [xmlText(text)]);
}

export function rectOf(
  { x, y, width, height }: Rect,
  more: Readonly<Record<string, string | number>> = {},
): string {
  return xmlElement('rect', { x, y, width, height, ...more });
}

/** A line of text; its whole where it is shortened. */
export function textOf({ x, y, role, text, full }: TextLine): string {
  const shown = xmlText(text);
  const children = full === undefined ? [shown] : [titleOf(full), shown];
  return xmlElement('text', { class: role, x, y: y + fonts[role].size }, children);
}

export function pillOf({ x, y, width, height, text, tone, full }: Pill): string {
  const middle = xmlElement('text', { x: x + width / 2, y: y + height - 5, 'text-anchor': 'middle' }, [
    xmlText(text),
  ]);
  const title = full === undefined ? [] : [titleOf(full)];
  return xmlElement('g', { class: `pill ${tone}` }, [
    ...title,
    rectOf({ x, y, width, height }, { rx: height / 2 }),
    middle,
  ]);
}
