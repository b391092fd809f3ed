import type { PictureBox } from '../../../operations/graph/picture.js';
import { textWidth } from '../text/text-width.js';
import type { Point } from './geometry.js';
import { fonts, type Pill, type Tone } from './scene.js';

/** The height of a pill. */
export const pillHeight = 17;
const gap = 5;
const padding = 6;

type Words = Pick<Pill, 'text' | 'tone' | 'full'>;

export function pillWidth(text: string): number {
  return textWidth(text, fonts.pill) + 2 * padding;
}

/** Pills of a box in rows of at most a width; what changes comes first. */
export function pillRows(box: PictureBox, { x, y }: Point, width: number): readonly Pill[] {
  const placed: Pill[] = [];
  let [left, top] = [x, y];
  for (const words of wordsOf(box)) {
    const own = pillWidth(words.text);
    if (left > x && left + own > x + width) [left, top] = [x, top + pillHeight + gap];
    placed.push({ ...words, x: left, y: top, width: own, height: pillHeight });
    left += own + gap;
  }
  return placed;
}

const signs = { create: '+', update: '~', replace: '±', destroy: '−', rotate: '↻' } as const;

function wordsOf({ change, difference, findings, marks }: PictureBox): readonly Words[] {
  const words: Words[] = [];
  if (change !== undefined) {
    const many = change.count > 1 ? ` ${change.count}` : '';
    const text = `${signs[change.kind]} ${change.kind}${many}: ${change.gravity}`;
    words.push({ text, tone: 'change', full: `${change.count} changes; the gravest: ${change.gravity}` });
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
