import { internet, type PictureBox, type PictureEdge } from '../picture.js';

/** Lines that a picture has at most: more cannot be told apart. */
export const mostEdges = 150;

interface Told {
  readonly edges: readonly PictureEdge[];
  /** Edges that are left out. */
  readonly left: number;
}

/**
 * The edges that say most, in their order: the ways from and to the internet, then what reaches data, what load balancers send, what policies
 * grant, and the rest; of equal ones what is certain first.
 */
export function mostTelling(edges: readonly PictureEdge[], boxes: readonly PictureBox[]): Told {
  if (edges.length <= mostEdges) return { edges, left: 0 };
  const kinds = new Map(boxes.map(({ id, kind }) => [id, kind]));
  const ways = new Set(edges.filter(({ kind }) => kind === 'link').flatMap(({ from, to }) => [from, to]));
  const order = ({ from, to, kind, isCertain }: PictureEdge): number => {
    const late = isCertain ? 0 : 1;
    if (kind === 'link') return 0;
    if (from === internet || ways.has(from)) return 1;
    if (kind === 'access') return 8 + late;
    if (to === internet || ways.has(to)) return 2 + late;
    const target = kinds.get(to);
    if (target === 'database' || target === 'cache' || target === 'storage') return 4 + late;
    return (kinds.get(from) === 'load-balancer' ? 6 : 10) + late;
  };
  const kept = new Set(edges.toSorted((a, b) => order(a) - order(b)).slice(0, mostEdges));
  return { edges: edges.filter((edge) => kept.has(edge)), left: edges.length - kept.size };
}
