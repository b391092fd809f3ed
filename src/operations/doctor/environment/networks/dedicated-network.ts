import { overlap, parseCidr } from '../../../../constructs/network/address-plan.js';
import { counted } from '../../../../counted.js';
import type { EnvironmentSubject } from '../../check.js';
import { type Diagnosis, ok, problem, warning } from '../../diagnosis.js';
import { awsCommand } from '../../next-command.js';

/**
 * How many VPCs, and Elastic IP addresses, AWS gives an account in a region unless it has asked for more.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
const given = 5;

/** What a VPC of its own needs: zones, room for a VPC and for the addresses of its NAT gateways, and addresses of nobody else. */
export async function dedicatedNetworkFinding(subject: EnvironmentSubject): Promise<Diagnosis> {
  const { account, environment } = subject;
  const { cidr, zones, nat } = environment.network;
  const contents = await subject.state();
  if (contents.isKnown && contents.has('aws_vpc')) return ok('The VPC of the environment is there.');
  const ec2 = await account.ec2();
  const [names, vpcs, addresses] = await Promise.all([
    ec2.zones(),
    ec2.vpcBlocks(),
    nat === 'none' ? 0 : ec2.elasticIps(),
  ]);
  if (names.length < zones)
    return problem(
      `${environment.aws.region} gives this account ${names.length} Availability Zones (${names.join(', ')}), and \`network.zones\` is ${zones}.`,
      `Set \`network.zones: ${Math.max(2, names.length)}\`.`,
    );
  const wanted = { none: 0, one: 1, 'per-zone': zones }[nat];
  const list = awsCommand(subject, 'service-quotas list-service-quotas --service-code vpc');
  const more = `Where it has not: ask for more (${list}; then request-service-quota-increase), or delete what is not needed.`;
  if (vpcs.length + 1 > given)
    return warning(
      `This account has ${counted(vpcs.length, 'VPC')} in ${environment.aws.region}, and one more would come: AWS gives ${given} unless an account has asked for more.`,
      more,
    );
  if (addresses + wanted > given)
    return warning(
      `This account has ${counted(addresses, 'Elastic IP address', 'Elastic IP addresses')} in ${environment.aws.region}, and ${wanted} more would come: AWS gives ${given} unless an account has asked for more.`,
      more,
    );
  const neighbours = vpcs.filter(({ blocks }) => blocks.some((block) => overlaps(block, cidr)));
  if (neighbours.length > 0)
    return warning(
      `\`network.cidr\` ${cidr} has addresses of ${neighbours.map(({ id }) => id).join(', ')} too: the networks could never be connected.`,
      'Choose other addresses in `network.cidr` if they are to be: they cannot be changed later.',
    );
  return ok(`A VPC can be made, in ${names.slice(0, zones).join(', ')}.`);
}

function overlaps(one: string, other: string): boolean {
  const [left, right] = [parseCidr(one), parseCidr(other)];
  return left !== undefined && right !== undefined && overlap(left, right);
}
