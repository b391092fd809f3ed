import type { EnvironmentSubject } from '../check.js';
import { type Diagnosis, ok, problem } from '../diagnosis.js';
import { awsCommand } from '../next-command.js';
import { zonesOf } from './zones-of.js';

/** The default VPC of the region, with default subnets in two zones. */
export async function defaultNetworkFinding(subject: EnvironmentSubject): Promise<Diagnosis> {
  const { account, environment } = subject;
  const { region } = environment.aws;
  const existing = 'or name a VPC of yours with `network: { mode: existing, … }`';
  const vpc = await account.defaultVpcId();
  if (vpc === undefined)
    return problem(
      `${region} has no default VPC in this account.`,
      `${awsCommand(subject, 'ec2 create-default-vpc')}, ${existing}.`,
    );
  const zones = zonesOf(await account.defaultSubnets());
  if (zones.length >= 2) return ok(`The default VPC ${vpc} has subnets in ${zones.join(', ')}.`);
  const command = awsCommand(subject, 'ec2 create-default-subnet --availability-zone ZONE');
  const found = zones.length === 0 ? 'no default subnets' : `default subnets in ${zones.join()} only`;
  return problem(
    `The default VPC ${vpc} has ${found}: load balancer and database need two zones.`,
    `${command} for each zone that lacks one, ${existing}.`,
  );
}
