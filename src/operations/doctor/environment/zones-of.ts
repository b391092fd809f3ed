import type { Subnet } from '../../../aws/ec2.js';
import type { EnvironmentSubject } from '../check.js';

/** The Availability Zones of subnets, each once. */
export function zonesOf(subnets: readonly Subnet[]): readonly string[] {
  return [...new Set(subnets.map(({ zone }) => zone))].sort();
}

/** The zones of subnets of the environment: those of the ids, of the default VPC, or of the VPC that is to be made; empty where they are not known, which is the word of another check. */
export async function zonesOfSubnets(
  { account, environment }: EnvironmentSubject,
  ids: readonly string[] = [],
): Promise<readonly string[]> {
  const { mode, zones } = environment.network;
  const find = async () => {
    if (mode === 'default') return zonesOf(await account.defaultSubnets());
    const ec2 = await account.ec2();
    return mode === 'dedicated' ? (await ec2.zones()).slice(0, zones) : zonesOf(await ec2.subnets(ids));
  };
  return find().catch(() => []);
}
