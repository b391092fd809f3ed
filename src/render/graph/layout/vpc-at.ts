import type { PictureBox, PictureVpc } from '../../../operations/graph/picture.js';
import { boxAt, stretched } from './box-at.js';
import type { Point } from './geometry.js';
import type { Frame, SceneBox } from './scene.js';
import { below, textLines } from './text-lines.js';
import { type Column, tierAt, tierLabelWidth } from './tier-at.js';

/** Something with all that stands in it. */
export interface Placed {
  readonly frames: readonly Frame[];
  readonly boxes: readonly SceneBox[];
  readonly width: number;
  readonly height: number;
}

const padding = 18;
/** Beside the columns, for lines. */
const margin = 46;
const columnGap = 30;
const edgeWidth = 196;
const tierGap = 30;

/** A VPC: what stands at its edge, then its zones as columns and its tiers as rows. */
export function vpcAt(vpc: PictureVpc, at: Point): Placed {
  const columns = columnsOf(vpc, at.x + padding + tierLabelWidth);
  const last = columns.at(-1);
  const inner = Math.max(last === undefined ? 0 : last.x + last.width - at.x, 420);
  const width = inner + margin + padding;
  const heading = headingOf(vpc, at, width);
  const edge = edgeRow(vpc.edge, { x: at.x + padding, y: below(heading, at.y) + 12 }, width - 2 * padding);
  const zonesTop = edge.length === 0 ? below(heading, at.y) + 14 : bottomOf(edge) + 40;
  let y = zonesTop + (columns.length === 0 ? 0 : 30);
  const tiers = vpc.tiers.map((tier) => {
    const placed = tierAt(tier, { x: at.x + padding, y }, columns);
    y = placed.bottom + tierGap;
    return placed;
  });
  const bottom = tiers.length === 0 ? y + 8 : y - tierGap + padding;
  const frame: Frame = { kind: 'vpc', id: vpc.id, ...at, width, height: bottom - at.y, texts: heading };
  const zones = columns.map((column) => zoneFrame(column, zonesTop, bottom - 8));
  const rows = tiers.flatMap(({ frames }) => frames);
  const isRow = ({ kind }: Frame) => kind === 'tier';
  return {
    frames: [frame, ...rows.filter(isRow), ...zones, ...rows.filter((one) => !isRow(one))],
    boxes: [...edge, ...tiers.flatMap(({ boxes }) => boxes)],
    width,
    height: frame.height,
  };
}

/** The zones; one column where tiers have none. */
function columnsOf({ zones, tiers }: PictureVpc, left: number): readonly Column[] {
  const all = zones.length === 0 && tiers.length > 0 ? [{ id: '', name: 'Zones not known' }] : zones;
  const width = all.length === 1 ? 480 : all.length === 2 ? 280 : 240;
  return all.map((zone, index) => ({ zone, x: left + index * (width + columnGap), width }));
}

function zoneFrame({ zone, x, width }: Column, top: number, bottom: number): Frame {
  const texts = textLines(zone.name, { x: x + 8, y: top + 6 }, { role: 'zone', width: width - 16 });
  return { kind: 'zone', id: zone.id, x: x - 6, y: top, width: width + 12, height: bottom - top, texts };
}

function headingOf({ name, details }: PictureVpc, { x, y }: Point, width: number) {
  const inner = { x: x + padding, y: y + 12 };
  const names = textLines(/\bvpc\b/i.test(name) ? name : `VPC ${name}`, inner, {
    role: 'frame',
    width: width - 2 * padding,
  });
  const facts = textLines(
    details.join(' · '),
    { x: inner.x, y: below(names, y) + 1 },
    { role: 'note', width: width - 2 * padding },
  );
  return [...names, ...facts];
}

/** What stands at the edge, side by side, in as many rows as it takes. */
function edgeRow(boxes: readonly PictureBox[], at: Point, room: number): readonly SceneBox[] {
  const perRow = Math.max(1, Math.floor((room + columnGap) / (edgeWidth + columnGap)));
  const rows = Math.ceil(boxes.length / perRow);
  let y = at.y;
  return Array.from({ length: rows }, (_, row) => boxes.slice(row * perRow, (row + 1) * perRow)).flatMap(
    (some) => {
      const width = some.length * (edgeWidth + columnGap) - columnGap;
      const left = at.x + Math.floor((room - width) / 2);
      const placed = some.map((box, index) => {
        const x = left + index * (edgeWidth + columnGap);
        return boxAt(box, { x, y }, [{ x, width: edgeWidth }]);
      });
      const height = Math.max(...placed.map((one) => one.height));
      y += height + columnGap;
      return placed.map((one) => stretched(one, height));
    },
  );
}

function bottomOf(boxes: readonly SceneBox[]): number {
  return Math.max(...boxes.map((one) => one.y + one.height));
}
