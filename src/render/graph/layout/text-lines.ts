import { escapeControls } from '../../escape.js';
import { fitText } from '../text/fit-text.js';
import { textWidth } from '../text/text-width.js';
import type { Point } from './geometry.js';
import { fonts, type TextLine, type TextRole } from './scene.js';

/** Pixels that a line of text takes. */
export function lineHeight(role: TextRole): number {
  return Math.round(fonts[role].size * 1.35);
}

/** A text in its place, in as many lines as it needs and may have. */
export function textLines(
  text: string,
  { x, y }: Point,
  { role, width, lines = 1 }: { readonly role: TextRole; readonly width: number; readonly lines?: number },
): readonly TextLine[] {
  const shown = escapeControls(text).trim();
  if (shown === '') return [];
  const font = fonts[role];
  const height = lineHeight(role);
  const fitted = fitText(shown, { width, font, lines });
  const full = fitted.isShortened || fitted.lines.length > 1 ? { full: shown } : {};
  return fitted.lines.map((line, index) => ({
    ...{ x, y: y + index * height, width: textWidth(line, font), height, text: line, role },
    ...full,
  }));
}

/** The y below some lines. */
export function below(lines: readonly TextLine[], otherwise: number): number {
  const last = lines.at(-1);
  return last === undefined ? otherwise : last.y + last.height;
}
