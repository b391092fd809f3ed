import { addToList } from '../../add-to-list.js';
import { groupBy } from '../../group-by.js';
import { type BoxOf, type EdgePart, joinEdges } from './edges/edge-parts.js';
import type { Picture, PictureEdge, PlacedBox } from './picture.js';

/** More boxes than this that are alike are drawn as one. */
const most = 4;
const namesShown = 3;

/**
 * The same picture where many boxes that stand in the same place, look the same and have the same lines are one box, with the elements of all: a
 * fleet of instances, say. Lines among them become a line of that box.
 */
export function drawAlikeTogether(picture: Picture): Picture {
  const classes = classesOf(picture);
  const idOf = new Map<string, string>();
  const boxes = new Map<string, readonly PlacedBox[]>();
  for (const all of groupBy(placedIn(picture), ({ box }) => classes.get(box.id) ?? box.id).values()) {
    const [first] = all;
    if (first === undefined || all.length <= most) continue;
    const id = `${all.length} alike with ${first.box.id}`;
    for (const { box } of all) idOf.set(box.id, id);
    boxes.set(
      id,
      all.map(({ box }) => box),
    );
  }
  if (boxes.size === 0) return picture;
  const boxOf = (id: string) => idOf.get(id) ?? id;
  const inside = wordsInside(picture.edges, boxOf);
  const drawn = (box: PlacedBox): readonly PlacedBox[] => {
    const id = boxOf(box.id);
    const all = boxes.get(id);
    if (all === undefined) return [box];
    return all[0] === box ? [together(all, id, inside.get(id))] : [];
  };
  return {
    ...picture,
    regions: picture.regions.map((region) => ({
      ...region,
      vpcs: region.vpcs.map((vpc) => ({
        ...vpc,
        tiers: vpc.tiers.map((tier) => ({ ...tier, boxes: tier.boxes.flatMap(drawn) })),
      })),
    })),
    edges: joinEdges(picture.edges.map((edge) => partOf(edge, boxOf))),
  };
}

function together(all: readonly PlacedBox[], id: string, inside: string | undefined): PlacedBox {
  const [first] = all;
  if (first === undefined) throw new Error('Nothing is drawn together.');
  const names = all.map(({ name }) => name);
  const more = names.length - namesShown;
  return {
    ...first,
    id,
    name: `${all.length} × ${first.title}`,
    details: [
      `${names.slice(0, namesShown).join(', ')} and ${more} more`,
      ...first.details,
      ...(inside === undefined ? [] : [`among themselves: ${inside}`]),
    ],
    elements: all.flatMap(({ elements }) => elements),
    count: all.length,
  };
}

function placedIn({ regions }: Picture) {
  return regions.flatMap(({ vpcs }) =>
    vpcs.flatMap((vpc) => vpc.tiers.flatMap((tier) => tier.boxes.map((box) => ({ box, tier, vpc })))),
  );
}

/** What is alike: it is seen alike, and has the same lines with the same boxes; those of a fleet that all reach each other are alike too. */
function classesOf(picture: Picture): ReadonlyMap<string, string> {
  const { edges } = picture;
  const looks = settledLooks(picture);
  const [open, closed] = [new Map<string, string>(), new Map<string, string>()];
  const byBox = edgesByBox(edges);
  for (const [id, look] of looks) {
    const own = { edges: byBox.get(id) ?? [] };
    open.set(id, `open ${look} ${linesOf(id, own)}`);
    closed.set(id, `closed ${look} ${linesOf(id, { ...own, isPeer: (other) => looks.get(other) === look })}`);
  }
  const [openSizes, closedSizes] = [sizesOf(open), sizesOf(closed)];
  return new Map(
    [...looks.keys()].map((id) => {
      const [one, other] = [open.get(id) ?? '', closed.get(id) ?? ''];
      return [id, (closedSizes.get(other) ?? 0) > (openSizes.get(one) ?? 0) ? other : one];
    }),
  );
}

interface Own {
  /** All that begin or end there. */
  readonly edges: readonly PictureEdge[];
  /** Counts the box itself among those, where any of them is on a line. */
  readonly isPeer?: (id: string) => boolean;
}

/** Who is on the lines of a box, by what the lines say. */
function linesOf(id: string, { edges, isPeer = () => false }: Own): string {
  const lines = new Map<string, Set<string>>();
  for (const edge of edges) {
    const isOut = edge.from === id;
    const other = isOut ? edge.to : edge.from;
    const words = `${isOut ? 'to' : 'from'} ${wordsOf(edge)}`;
    const known = lines.get(words) ?? new Set();
    lines.set(words, known.add(other));
    if (isPeer(other)) known.add(id);
  }
  return JSON.stringify([...lines].map(([words, ids]) => [words, [...ids].toSorted()]).toSorted());
}

function edgesByBox(edges: readonly PictureEdge[]): ReadonlyMap<string, readonly PictureEdge[]> {
  const byBox = new Map<string, PictureEdge[]>();
  for (const edge of edges) for (const id of [edge.from, edge.to]) addToList(byBox, id, edge);
  return byBox;
}

/** By what is seen of each, then by its lines to what is seen alike, until nothing more differs. */
function settledLooks(picture: Picture): ReadonlyMap<string, string> {
  let looks = new Map(
    placedIn(picture).map(({ box, tier, vpc }): [string, string] => {
      const { kind, title, details, marks, zones } = box;
      return [box.id, JSON.stringify([vpc.id, tier.id, kind, title, details, marks, zones])];
    }),
  );
  for (let before = 0, now = sizesOf(looks).size; now > before; before = now, now = sizesOf(looks).size)
    looks = parted(looks, picture.edges);
  return looks;
}

function parted(looks: ReadonlyMap<string, string>, edges: readonly PictureEdge[]): Map<string, string> {
  const numbers = new Map([...sizesOf(looks).keys()].map((look, index) => [look, `look ${index}`]));
  const lookOf = (id: string) => numbers.get(looks.get(id) ?? '') ?? id;
  const lines = new Map<string, Set<string>>();
  const add = (id: string, line: string) => lines.set(id, (lines.get(id) ?? new Set()).add(line));
  for (const edge of edges) {
    add(edge.from, `to ${lookOf(edge.to)} ${wordsOf(edge)}`);
    add(edge.to, `from ${lookOf(edge.from)} ${wordsOf(edge)}`);
  }
  return new Map(
    [...looks.keys()].map((id) => [id, JSON.stringify([lookOf(id), [...(lines.get(id) ?? [])].toSorted()])]),
  );
}

function wordsOf({ kind, label, isCertain }: PictureEdge): string {
  return JSON.stringify([kind, label, isCertain]);
}

function sizesOf(keys: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const key of keys.values()) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  return sizes;
}

function partOf({ label, ...edge }: PictureEdge, boxOf: (id: string) => string): EdgePart {
  return {
    ...edge,
    ...{ from: boxOf(edge.from), to: boxOf(edge.to) },
    words: label === '' ? [] : [label],
  };
}

/** What boxes that are drawn as one say to each other, by the box that they are drawn as. */
function wordsInside(edges: readonly PictureEdge[], boxOf: BoxOf): ReadonlyMap<string, string> {
  const inner = edges.filter(({ from, to }) => from !== to && boxOf(from) === boxOf(to));
  return new Map(
    [...groupBy(inner, ({ from }) => boxOf(from) ?? from)].map(([id, all]) => {
      const words = [...new Set(all.map(({ label }) => label))].filter((label) => label !== '');
      const isCertain = all.every((one) => one.isCertain);
      return [id, `${words.length === 0 ? 'traffic' : words.join(', ')}${isCertain ? '' : ' (not certain)'}`];
    }),
  );
}
