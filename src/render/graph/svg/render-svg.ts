import { boxesOf } from '../../../operations/graph/map-picture.js';
import type { Picture } from '../../../operations/graph/picture.js';
import { xmlElement, xmlText } from '../../junit/xml.js';
import { layOut } from '../layout/lay-out.js';
import type { Frame, Scene } from '../layout/scene.js';
import { boxWords } from '../words/box-words.js';
import { edgeSpeaker } from '../words/edge-words.js';
import { legendAt } from './legend.js';
import { svgBox } from './svg-box.js';
import { svgRoute } from './svg-route.js';
import { pillOf, rectOf, textOf, titleOf } from './svg-shapes.js';
import { svgStyle } from './svg-style.js';

const margin = 24;
const beside = 56;

/** An SVG image and its size in pixels. */
export interface Image {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Pictures beside each other as one SVG image: nothing is loaded, nothing runs, and every text is text. */
export function renderSvg(pictures: readonly Picture[]): string {
  return imageOf(pictures).svg;
}

/** The same with its size. */
export function imageOf(pictures: readonly Picture[]): Image {
  let x = margin;
  const scenes = pictures.map((picture) => {
    const scene = layOut(picture, { x, y: margin });
    x = scene.x + scene.width + beside;
    return { picture, scene };
  });
  const bottom = Math.max(...scenes.map(({ scene }) => scene.y + scene.height));
  const legend = legendAt(pictures, { x: margin, y: bottom + 26 });
  const width = Math.ceil(Math.max(x - beside, legend.width + margin) + margin);
  const height = Math.ceil(bottom + 26 + legend.height + margin);
  const title = `Architecture of ${pictures.map(({ name }) => name).join(' and ')}`;
  const viewBox = `0 0 ${width} ${height}`;
  const root = { xmlns: 'http://www.w3.org/2000/svg', class: 'graph', viewBox, width, height, role: 'img' };
  const svg = xmlElement('svg', { ...root, 'aria-label': title }, [
    titleOf(title),
    xmlElement('desc', {}, [xmlText(pictures.map(description).join('\n'))]),
    xmlElement('style', {}, [svgStyle]),
    rectOf({ x: 0, y: 0, width, height }, { class: 'paper' }),
    ...scenes.flatMap(({ picture, scene }) => sceneParts(picture, scene)),
    legend.svg,
  ]);
  return { svg: `${svg}\n`, width, height };
}

function sceneParts(picture: Picture, { frames, boxes, routes, texts }: Scene): readonly string[] {
  const wordsOf = edgeSpeaker(picture);
  return [
    ...frames.map(svgFrame),
    ...routes.map((route) => svgRoute(route, wordsOf(route.edge))),
    ...boxes.map(svgBox),
    ...routes.flatMap(({ label }) => (label === undefined ? [] : [pillOf(label)])),
    ...texts.map(textOf),
  ];
}

function svgFrame({ kind, id, reach, texts, ...area }: Frame): string {
  const name = kind === 'zone' ? 'column' : kind;
  const classes = kind === 'subnet' ? `subnet ${reach ?? 'unknown'}` : name;
  const corners: Readonly<Record<string, string | number>> =
    kind === 'tier' || kind === 'subnet' ? { rx: 4 } : { rx: 8 };
  return xmlElement('g', { class: classes, 'data-id': id }, [rectOf(area, corners), ...texts.map(textOf)]);
}

/** The picture for those who hear it. */
function description(picture: Picture): string {
  const wordsOf = edgeSpeaker(picture);
  return [
    `${picture.name}: ${picture.caption}.`,
    ...boxesOf(picture).map((box) => `${boxWords({ ...box, elements: [] }).replaceAll('\n', '; ')}.`),
    ...picture.edges.map((edge) => `${wordsOf(edge)}.`),
  ].join('\n');
}
