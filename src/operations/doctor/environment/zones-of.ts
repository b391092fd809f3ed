import type { Subnet } from '../../../aws/ec2.js';

/** The Availability Zones of subnets, each once. */
export function zonesOf(subnets: readonly Subnet[]): readonly string[] {
  return [...new Set(subnets.map(({ zone }) => zone))].sort();
}
