import type { Picture } from '../../../operations/graph/picture.js';
import { xmlElement } from '../../junit/xml.js';
import type { Point } from '../layout/geometry.js';
import type { TextLine } from '../layout/scene.js';
import { below, textLines } from '../layout/text-lines.js';
import { textOf } from './svg-shapes.js';

const textGap = 10;
const sample = 34;

/** What the lines mean, of those that there are. */
export function legendAt(pictures: readonly Picture[], { x, y }: Point) {
  const edges = pictures.flatMap((one) => one.edges);
  const entries = [
    {
      shown: edges.some(({ kind }) => kind === 'traffic'),
      classes: 'edge traffic',
      text: 'traffic that groups and listeners let pass',
    },
    {
      shown: edges.some(({ kind }) => kind === 'access'),
      classes: 'edge access',
      text: 'access that policies grant',
    },
    {
      shown: edges.some(({ isCertain }) => !isCertain),
      classes: 'edge traffic uncertain',
      text: 'not certain: a value is known only after apply',
    },
  ].filter(({ shown }) => shown);
  let left = x;
  let bottom = y;
  const parts = entries.flatMap(({ classes, text }) => {
    const lines: readonly TextLine[] = textLines(
      text,
      { x: left + sample + textGap, y },
      { role: 'note', width: 400 },
    );
    const line = xmlElement('g', { class: classes }, [
      xmlElement('path', { class: 'line', d: `M${left} ${y + 8}H${left + sample}` }),
    ]);
    left += sample + textGap + Math.max(0, ...lines.map(({ width }) => width)) + 28;
    bottom = Math.max(bottom, below(lines, y));
    return [line, ...lines.map(textOf)];
  });
  return { svg: xmlElement('g', { class: 'legend' }, parts), width: left - x, height: bottom - y };
}
