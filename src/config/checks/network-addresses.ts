import {
  type AddressBlock,
  formatted,
  overlap,
  parseCidr,
  sizeOf,
} from '../../constructs/network/address-plan.js';
import { settingsConflict } from '../schema/setting-errors.js';
import type { EnvironmentCheck, SettingFault } from './check.js';

/** Sizes of a VPC of which each zone has room: a load balancer takes no subnet smaller than /27, RDS none smaller than /28. */
const sizes = { largest: 16, smallest: 22 };

/** Blocks that nobody has on the internet. Sources: RFC 1918 and RFC 6598. */
const privateBlocks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

/** What Docker takes on every instance that runs it. */
const docker = '172.17.0.0/16';

/**
 * The addresses of a VPC of its own: private, of a size that holds four zones, and not those of Docker.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
export const networkAddressesCheck: EnvironmentCheck = {
  reads: ['network.mode', 'network.cidr'],
  run: ({ network: { mode, cidr } }) => (mode === 'dedicated' ? faultOf(cidr) : []),
};

function faultOf(cidr: string): SettingFault[] {
  const block = parseCidr(cidr);
  if (block === undefined)
    return conflict(`\`${cidr}\` is no block of IPv4 addresses.`, 'Write one such as 10.0.0.0/20.');
  const first = block.first - (block.first % sizeOf(block));
  if (first !== block.first)
    return conflict(
      `\`${cidr}\` is an address within a block, not the first of it.`,
      `Write ${formatted({ ...block, first })}.`,
    );
  if (block.prefix < sizes.largest || block.prefix > sizes.smallest)
    return conflict(
      `\`${cidr}\` has the wrong size: a VPC of its own takes /${sizes.largest} to /${sizes.smallest}.`,
      block.prefix < sizes.largest
        ? 'AWS takes no larger VPC: write a block from /16 to /22, such as 10.0.0.0/20.'
        : 'A load balancer and a database would find no room in its subnets: write a block from /16 to /22.',
    );
  if (!privateBlocks.some((known) => isWithin(block, known)))
    return conflict(
      `\`${cidr}\` belongs to others on the internet, whom the environment could not reach.`,
      `Choose a block of ${privateBlocks.join(', ')}.`,
    );
  const taken = parseCidr(docker);
  if (taken !== undefined && overlap(block, taken))
    return conflict(
      `\`${cidr}\` has addresses of ${docker}, which Docker takes on an instance.`,
      'Choose another block, such as 10.0.0.0/20.',
    );
  return [];
}

function isWithin(block: AddressBlock, cidr: string): boolean {
  const outer = parseCidr(cidr);
  return (
    outer !== undefined &&
    block.first >= outer.first &&
    block.first + sizeOf(block) <= outer.first + sizeOf(outer)
  );
}

function conflict(message: string, hint: string): SettingFault[] {
  return [{ at: ['network', 'cidr'], problem: settingsConflict.problem({ message, hint }) }];
}
