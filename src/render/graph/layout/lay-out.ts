import { internet, type Picture, type PictureBox } from '../../../operations/graph/picture.js';
import { routesOf } from '../routes/routes-of.js';
import { boxAt } from './box-at.js';
import { around, between, inflated, type Point, type Rect } from './geometry.js';
import { listAt } from './list-at.js';
import { pillWidth } from './pills.js';
import { regionAt } from './region-at.js';
import type { Frame, Scene, SceneBox, TextLine } from './scene.js';
import { below, textLines } from './text-lines.js';
import type { Placed } from './vpc-at.js';

const regionGap = 40;
const headingWidth = 900;

/** Gives everything of a picture its place. The same picture has the same places, always. */
export function layOut(picture: Picture, at: Point): Scene {
  const heading = headingAt(picture, at);
  const hasInternet = picture.edges.some(({ from, to }) => from === internet || to === internet);
  const top = below(heading, at.y) + 16;
  const regionsTop = hasInternet ? top + 52 + 54 : top;
  const regions: Placed[] = [];
  let y = regionsTop;
  for (const region of picture.regions) {
    const placed = regionAt(region, { x: at.x, y }, gutterOf(picture));
    regions.push(placed);
    y += placed.height + regionGap;
  }
  const frames = regions.flatMap((one) => one.frames);
  const inside = regions.flatMap((one) => one.boxes);
  const boxes = hasInternet
    ? [internetAt(underInternet(picture, regions), { x: at.x, y: top }), ...inside]
    : inside;
  const texts = [...heading, ...frames.flatMap((one) => one.texts)];
  const routes = routesOf(picture.edges, {
    boxes,
    texts,
    keptFree: labelRoom(frames, picture),
    bounds: linesIn([...frames, ...boxes, ...heading], heading),
  });
  const width = Math.max(640, ...frames.map((one) => one.x + one.width - at.x));
  const list = listAt(
    picture,
    routes,
    { x: at.x, y: regions.length === 0 ? regionsTop : y - regionGap + 24 },
    width,
  );
  const all = [
    ...frames,
    ...boxes,
    ...heading,
    ...list,
    ...routes.flatMap(({ points, label }) => [
      ...points.map((point) => between(point, point)),
      ...(label === undefined ? [] : [label]),
    ]),
  ];
  const whole = around([{ ...at, width: 0, height: 0 }, ...all]);
  return { ...whole, frames, boxes, routes, texts: [...heading, ...list] };
}

function headingAt({ name, caption }: Picture, at: Point): readonly TextLine[] {
  const names = textLines(name, at, { role: 'heading', width: headingWidth });
  const captions = textLines(
    caption,
    { x: at.x, y: below(names, at.y) + 2 },
    { role: 'caption', width: headingWidth, lines: 2 },
  );
  return [...names, ...captions];
}

const internetBox: PictureBox = {
  ...{ id: internet, kind: 'internet', title: 'outside of AWS', name: 'Internet' },
  ...{ details: [], marks: [], elements: [] },
};

/** What the internet stands above: the first that it reaches, else the first region. */
function underInternet({ edges }: Picture, regions: readonly Placed[]): Rect | undefined {
  const edge = edges.find(({ from, to }) => from === internet || to === internet);
  const id = edge?.from === internet ? edge.to : edge?.from;
  const box = regions.flatMap(({ boxes }) => boxes).find((one) => one.box.id === id);
  return box ?? regions[0]?.frames[0];
}

function internetAt(below: Rect | undefined, at: Point): SceneBox {
  const width = 176;
  const x = below === undefined ? at.x : Math.max(at.x + 32, below.x + Math.floor((below.width - width) / 2));
  return boxAt(internetBox, { x, y: at.y }, [{ x, width }]);
}

/** Between a VPC and what is beside it: lines, then the labels of what leads there. */
function gutterOf(picture: Picture): number {
  return 76 + labelWidth(picture);
}

function labelWidth({ edges }: Picture): number {
  return (
    Math.max(0, ...edges.filter(({ kind }) => kind === 'access').map(({ label }) => pillWidth(label))) + 12
  );
}

/** All of the picture but its heading, with a little around it. */
function linesIn(all: readonly Rect[], heading: readonly TextLine[]): Rect {
  const { x, y, width, height } = inflated(around(all), 14);
  const top = below(heading, y);
  return { x, y: top, width, height: y + height - top };
}

/** Beside the services, where the labels of what leads there stand. */
function labelRoom(frames: readonly Frame[], picture: Picture): readonly Rect[] {
  const width = labelWidth(picture);
  return frames
    .filter(({ kind }) => kind === 'services')
    .map(({ x, y, height }) => ({ x: x - width, y: y - 8, width: width + 13, height: height + 16 }));
}
