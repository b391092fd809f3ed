import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { all, type Certainty, certain } from '../../rules/conditions/certainty.js';
import { isMade } from '../presence.js';
import { textAt } from '../readings.js';

/** VPC Block Public Access of a region. Source: https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html */
interface InternetBlock {
  readonly element: Element;
  /** Whether it stops what comes in through internet gateways. */
  readonly stopsIn: Certainty;
  /** Whether it stops everything, NAT gateways as well. */
  readonly stopsAll: Certainty;
}

export interface InternetBlocks {
  readonly blocks: readonly InternetBlock[];
  /** VPCs and subnets that are let off. */
  readonly exclusions: readonly Element[];
}

export function internetBlocksOf(model: Model): InternetBlocks {
  return {
    blocks: model.ofType('aws_vpc_block_public_access_options').map((element) => {
      const mode = textAt(element, 'internet_gateway_block_mode');
      const is = (...modes: readonly string[]): Certainty =>
        all(isMade(element), mode?.state === 'known' ? certain(modes.includes(mode.value)) : 'maybe');
      return {
        element,
        stopsIn: is('block-ingress', 'block-bidirectional'),
        stopsAll: is('block-bidirectional'),
      };
    }),
    exclusions: model.ofType('aws_vpc_block_public_access_exclusion'),
  };
}
