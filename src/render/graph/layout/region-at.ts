import type { PictureRegion } from '../../../operations/graph/picture.js';
import { boxAt } from './box-at.js';
import type { Point } from './geometry.js';
import type { Frame, SceneBox } from './scene.js';
import { below, textLines } from './text-lines.js';
import { type Placed, vpcAt } from './vpc-at.js';

const padding = 20;
const vpcGap = 44;
const serviceWidth = 236;
const serviceGap = 26;
const serviceColumnGap = 56;

/** A region: its VPCs below each other, and beside them what stands outside of every VPC. */
export function regionAt(region: PictureRegion, at: Point, gutter: number): Placed {
  const top = at.y + 46;
  const vpcs: Placed[] = [];
  let y = top;
  for (const vpc of region.vpcs) {
    const placed = vpcAt(vpc, { x: at.x + padding, y });
    vpcs.push(placed);
    y += placed.height + vpcGap;
  }
  const vpcWidth = Math.max(0, ...vpcs.map(({ width }) => width));
  const vpcBottom = vpcs.length === 0 ? top : y - vpcGap;
  const left = at.x + padding + (vpcs.length === 0 ? 0 : vpcWidth + gutter);
  const services = servicesAt(region, { x: left, y: top }, Math.max(vpcBottom - top, 420));
  const width =
    Math.max(services.width === 0 ? at.x + padding + vpcWidth : left + services.width, at.x + 300) +
    padding -
    at.x;
  const height = Math.max(vpcBottom, top + services.height) + padding - at.y;
  const texts = textLines(
    region.name,
    { x: at.x + padding, y: at.y + 14 },
    { role: 'frame', width: width - 2 * padding },
  );
  const frame: Frame = { kind: 'region', id: region.id, ...at, width, height, texts };
  return {
    frames: [frame, ...vpcs.flatMap(({ frames }) => frames), ...services.frames],
    boxes: [...vpcs.flatMap(({ boxes }) => boxes), ...services.boxes],
    width,
    height,
  };
}

/** Boxes below each other, in as many columns as the height asks for. */
function servicesAt({ services: boxes, servicesName }: PictureRegion, at: Point, height: number): Placed {
  if (boxes.length === 0) return { frames: [], boxes: [], width: 0, height: 0 };
  const heading = textLines(
    servicesName,
    { x: at.x + 14, y: at.y + 12 },
    { role: 'frame', width: serviceWidth },
  );
  const top = below(heading, at.y) + 14;
  const placed: SceneBox[] = [];
  let [x, y] = [at.x + 14, top];
  for (const box of boxes) {
    const one = boxAt(box, { x, y }, [{ x, width: serviceWidth }]);
    if (y > top && y + one.height > at.y + height - 14) {
      [x, y] = [x + serviceWidth + serviceColumnGap, top];
      placed.push(boxAt(box, { x, y }, [{ x, width: serviceWidth }]));
    } else placed.push(one);
    y += one.height + serviceGap;
  }
  const width = x + serviceWidth + 14 - at.x;
  const bottom = Math.max(...placed.map((one) => one.y + one.height)) + 16;
  const frame: Frame = {
    kind: 'services',
    id: 'services',
    ...at,
    width,
    height: bottom - at.y,
    texts: heading,
  };
  return { frames: [frame], boxes: placed, width, height: frame.height };
}
