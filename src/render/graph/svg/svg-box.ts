import type { PictureBox } from '../../../operations/graph/picture.js';
import { xmlElement } from '../../junit/xml.js';
import type { SceneBox } from '../layout/scene.js';
import { boxWords } from '../words/box-words.js';
import { icons } from './icons.js';
import { pillOf, rectOf, textOf, titleOf } from './svg-shapes.js';

/** A box with its icon, its words and its pills. */
export function svgBox({ box, areas, icon, texts, pills }: SceneBox): string {
  return xmlElement('g', { class: classOf(box), 'data-id': box.id }, [
    titleOf(boxWords(box)),
    ...joints(areas),
    ...areas.map((area) => rectOf(area, { class: 'area', rx: 6 })),
    xmlElement('path', { class: 'icon', transform: `translate(${icon.x} ${icon.y})`, d: icons[box.kind] }),
    ...texts.map(textOf),
    ...pills.map(pillOf),
  ]);
}

/** Between the parts of a bar that leaves out a zone. */
function joints(areas: SceneBox['areas']): readonly string[] {
  return areas.slice(1).flatMap((area, index) => {
    const before = areas[index];
    if (before === undefined) return [];
    const y = area.y + Math.round(area.height / 2);
    return [xmlElement('path', { class: 'joint', d: `M${before.x + before.width} ${y}H${area.x}` })];
  });
}

function classOf({ change, difference }: PictureBox): string {
  const words = [
    ...(change === undefined ? [] : ['changes', change.kind]),
    ...(difference === undefined ? [] : [difference.kind]),
  ];
  return ['box', ...words].join(' ');
}
