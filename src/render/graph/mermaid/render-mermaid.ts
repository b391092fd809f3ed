import {
  internet,
  type Picture,
  type PictureBox,
  type PictureVpc,
} from '../../../operations/graph/picture.js';
import { pillWords } from '../layout/pills.js';
import { mermaidText } from './mermaid-text.js';

/** Pictures as flowcharts of Mermaid, one after the other: containment and edges, in any page that knows Mermaid. */
export function renderMermaid(pictures: readonly Picture[]): string {
  const lines = ['flowchart TB', '  %% drawn by multienv graph'];
  const several = pictures.length > 1;
  for (const [index, picture] of pictures.entries()) {
    const own = linesOf(picture, `p${index}`);
    lines.push(
      ...indented(several ? subgraph(`p${index}`, picture.name, own.inside) : own.inside),
      ...indented(own.edges),
    );
  }
  return `${lines.join('\n')}\n`;
}

interface Lines {
  readonly inside: readonly string[];
  readonly edges: readonly string[];
}

function linesOf(picture: Picture, prefix: string): Lines {
  const names = new Map<string, string>();
  const nameOf = (id: string) => {
    const known = names.get(id) ?? `${prefix}n${names.size}`;
    names.set(id, known);
    return known;
  };
  const node = (box: PictureBox) =>
    `${nameOf(box.id)}[${label([box.title, box.name, ...box.details, pillWords(box).join(', ')])}]`;
  const vpcLines = (vpc: PictureVpc, id: string) => [
    ...vpc.edge.map(node),
    ...vpc.tiers.flatMap((tier, index) =>
      subgraph(`${id}t${index}`, tier.name, tierLines(tier, node, `${id}t${index}`)),
    ),
  ];
  const regions = picture.regions.flatMap((region, at) => {
    const id = `${prefix}r${at}`;
    return subgraph(id, region.name, [
      ...region.vpcs.flatMap((vpc, index) =>
        subgraph(`${id}v${index}`, `VPC ${vpc.name}`, vpcLines(vpc, `${id}v${index}`)),
      ),
      ...(region.services.length === 0
        ? []
        : subgraph(`${id}s`, region.servicesName, region.services.map(node))),
    ]);
  });
  const isReached = picture.edges.some(({ from, to }) => from === internet || to === internet);
  const notes = picture.notes.map((note, index) => `${prefix}i${index}[${label([note])}]`);
  const listed = picture.unplaced.map(
    (one, index) => `${prefix}u${index}[${label([one.address, one.reason])}]`,
  );
  return {
    inside: [
      ...(isReached ? [`${nameOf(internet)}([${label(['Internet'])}])`] : []),
      ...regions,
      ...notes,
      ...(listed.length === 0 ? [] : subgraph(`${prefix}u`, 'Without a place', listed)),
    ],
    edges: picture.edges.map(({ from, to, label: words, kind, isCertain }) => {
      const line = kind === 'link' ? '---' : kind === 'access' || !isCertain ? '-.->' : '-->';
      const said = [words, isCertain ? '' : 'not certain'].filter((one) => one !== '');
      return `${nameOf(from)} ${line}${said.length === 0 ? '' : `|${label([said.join(', ')])}|`} ${nameOf(to)}`;
    }),
  };
}

/** A tier with the subnets of its zones, which have no place of their own: Mermaid draws trees, and a bar across zones is none. */
function tierLines(
  tier: PictureVpc['tiers'][number],
  node: (box: PictureBox) => string,
  id: string,
): readonly string[] {
  const subnets = tier.subnets.map(({ name, cidr }) => (cidr === '' ? name : `${name} ${cidr}`));
  const boxes = tier.boxes.map(node);
  return subnets.length === 0 ? boxes : [`${id}z[/${label(subnets)}/]`, ...boxes];
}

function label(lines: readonly string[]): string {
  return `"${lines
    .filter((line) => line !== '')
    .map(mermaidText)
    .join('<br/>')}"`;
}

function subgraph(id: string, name: string, inside: readonly string[]): readonly string[] {
  return [`subgraph ${id}[${label([name])}]`, ...indented(inside), 'end'];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
