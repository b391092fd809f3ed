import { groupBy } from '../../../group-by.js';
import { ifKnown } from '../../../topology/known.js';
import type { Subnet } from '../../../topology/network/network.js';
import { type PictureSubnet, type PictureTier, tierReaches } from '../picture.js';
import { zoneIdOf } from './zones-of.js';

/** The subnets of a VPC as rows, from the internet inwards: those with the same routes whose addresses differ in a number or a letter alone. */
export function tiersOf(subnets: readonly Subnet[]): readonly Omit<PictureTier, 'boxes'>[] {
  const groups = [...groupBy(subnets, (one) => `${one.kind} ${stemOf(one)}`)];
  return groups
    .map(([id, all]) => ({ id, all, reach: all[0]?.kind ?? 'unknown' }))
    .toSorted((a, b) => tierReaches.indexOf(a.reach) - tierReaches.indexOf(b.reach))
    .map(({ id, all, reach }) => ({ id, reach, name: nameOf(all, reach), subnets: all.map(pictureSubnet) }));
}

function pictureSubnet(subnet: Subnet): PictureSubnet {
  const { id, label, element, origin } = subnet;
  const elements = element === undefined || origin !== 'managed' ? [] : [element.address];
  return {
    id,
    zone: zoneIdOf(subnet),
    name: origin === 'default' ? 'default subnets' : label,
    cidr: ifKnown(subnet.cidr) ?? '',
    elements,
  };
}

/** `module.vpc.aws_subnet.database[0]` → `module.vpc.aws_subnet.database`, `aws_subnet.public_a` → `aws_subnet.public`. */
function stemOf({ id, origin }: Subnet): string {
  if (origin === 'named' || origin === 'default') return '';
  return id.replace(/\[[^\]]*\]$/, '').replace(/[-_](?:\d+|[a-f])$|\d+$/, '');
}

const reachNames = {
  public: 'Public',
  private: 'Private',
  isolated: 'Isolated',
  unknown: 'Subnets',
} as const;

/** What a team calls it, where that is a word of its own; else how it is reached. */
function nameOf(subnets: readonly Subnet[], reach: PictureTier['reach']): string {
  const [first] = subnets;
  const word = first === undefined ? '' : (stemOf(first).split('.').at(-1) ?? '');
  const isPlain = /^(?:subnets?|this|main|default|all|)$/.test(word);
  if (isPlain) return reachNames[reach];
  const words = word.replaceAll(/[-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
