import { ifKnown } from '../known.js';
import { type Step, step } from './answer.js';
import type { End } from './ends.js';
import type { TopologyIndex } from './topology-index.js';

type Direction = 'in' | 'out' | 'out by a gateway that lets nobody in';

/**
 * What VPC Block Public Access says of a way over the internet: it holds for all VPCs of a region, those and the subnets apart that are excluded.
 * With `block-ingress` NAT gateways and egress-only gateways go on; whether an internet gateway still lets out is not said here.
 */
export function internetBlockSteps(
  { network, place }: End,
  direction: Direction,
  { topology, vpcs, modules }: TopologyIndex,
): readonly Step[] {
  const { blocks, exclusions } = topology.internetBlocks;
  const vpc = ifKnown(network.vpc);
  const provider = vpc === undefined ? undefined : vpcs.get(vpc)?.provider;
  return blocks.flatMap(({ element, stopsIn, stopsAll }): readonly Step[] => {
    const source = { element, part: '' };
    const stops = direction === 'in' ? stopsIn : stopsAll;
    const isDoubtful = direction === 'out' && stopsIn !== 'no';
    if (stops === 'no' && !isDoubtful) return [];
    const isSure =
      stops === 'yes' && exclusions.length === 0 && modules.length === 0 && provider === element.provider;
    return isSure
      ? [step('no', `${element.address} blocks ways between VPCs and the internet`, source)]
      : [
          step(
            'maybe',
            `Whether ${element.address} blocks the way between ${place.address} and the internet`,
            source,
          ),
        ];
  });
}
