import type { PictureBox } from '../../../operations/graph/picture.js';
import { fitText } from '../text/fit-text.js';
import { textWidth } from '../text/text-width.js';
import type { Point } from './geometry.js';
import { fonts, type Pill, type Tone } from './scene.js';

/** The height of a pill. */
export const pillHeight = 17;
const gap = 5;
const padding = 6;

/** The width of the widest pill of a box. */
export function widestPill(box: PictureBox): number {
  return Math.max(0, ...wordsOf(box).map(({ text }) => pillWidth(text)));
}

/** What the pills of a box say. */
export function pillWords(box: PictureBox): readonly string[] {
  return wordsOf(box).map(({ text }) => text);
}

type Words = Pick<Pill, 'text' | 'tone' | 'full'>;

/** What a pill takes, with what is around its words. */
export function pillWidth(text: string): number {
  return textWidth(text, fonts.pill) + 2 * padding;
}

/** Pills of a box in rows of at most a width; what changes comes first. */
export function pillRows(box: PictureBox, { x, y }: Point, width: number): readonly Pill[] {
  const placed: Pill[] = [];
  let [left, top] = [x, y];
  for (const words of wordsOf(box)) {
    const { lines, isShortened } = fitText(words.text, { width: width - 2 * padding, font: fonts.pill });
    const [text = ''] = lines;
    const own = pillWidth(text);
    if (left > x && left + own > x + width) [left, top] = [x, top + pillHeight + gap];
    const full = words.full ?? (isShortened ? words.text : undefined);
    placed.push({ ...words, text, full, x: left, y: top, width: own, height: pillHeight });
    left += own + gap;
  }
  return placed;
}

const grave: ReadonlySet<string> = new Set(['data-loss', 'replacement', 'downtime']);
const signs = { create: '+', update: '~', replace: '±', destroy: '−', rotate: '↻' } as const;

function wordsOf({ change, difference, findings, marks }: PictureBox): readonly Words[] {
  const words: Words[] = [];
  if (change !== undefined) {
    const { kind, gravity, count } = change;
    const text = `${signs[kind]} ${kind}${gravity === 'none' ? '' : `: ${gravity}`}`;
    words.push({
      text,
      tone: grave.has(gravity) ? 'bad' : 'change',
      full: `${kind} (resources that change: ${count}), the worst: ${gravity}`,
    });
  }
  if (difference !== undefined)
    words.push(
      difference.kind === 'only-here'
        ? { text: '◆ only here', tone: 'difference' }
        : { text: `≠ differs: ${difference.count}`, tone: 'difference' },
    );
  if (findings !== undefined)
    words.push({
      text: `▲ ${findings.count} ${findings.worst}`,
      tone: findings.worst === 'low' ? 'warning' : 'bad',
      full: `Findings of the review, the worst ${findings.worst}: ${findings.rules.join(', ')}`,
    });
  return [...words, ...marks.map((text) => ({ text, tone: markTones[text] ?? 'plain' }))];
}

const markTones: Readonly<Record<string, Tone>> = {
  encrypted: 'good',
  protected: 'good',
  'Multi-AZ': 'good',
  'not encrypted': 'bad',
  public: 'warning',
};
