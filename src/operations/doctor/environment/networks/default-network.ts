import type { Subnet } from '../../../../aws/ec2.js';
import type { EnvironmentSubject } from '../../check.js';
import { type Diagnosis, ok, problem } from '../../diagnosis.js';
import { awsCommand } from '../../next-command.js';
import { zonesOf } from '../zones-of.js';
import { fewAddresses } from './load-balancer-subnets.js';

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
  const subnets = await account.defaultSubnets();
  const zones = zonesOf(subnets);
  if (zones.length >= 2) return (await full(subject, subnets)) ?? ok(found(vpc, zones));
  const command = awsCommand(subject, 'ec2 create-default-subnet --availability-zone ZONE');
  const has = zones.length === 0 ? 'no default subnets' : `default subnets in ${zones.join()} only`;
  return problem(
    `The default VPC ${vpc} has ${has}: load balancer and database need two zones.`,
    `${command} for each zone that lacks one, ${existing}.`,
  );
}

async function full({ state }: EnvironmentSubject, subnets: readonly Subnet[]) {
  const contents = await state();
  const isToBeMade = contents.isKnown && !contents.has('aws_lb');
  const fix = 'Free some there, or name larger subnets with `network: { mode: existing, … }`.';
  return fewAddresses(subnets, { isToBeMade, fix });
}

function found(vpc: string, zones: readonly string[]): string {
  return `The default VPC ${vpc} has subnets in ${zones.join(', ')}.`;
}
