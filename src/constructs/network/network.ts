import { DataAwsSubnets } from '@cdktn/provider-aws/lib/data-aws-subnets/index.js';
import { DataAwsVpc } from '@cdktn/provider-aws/lib/data-aws-vpc/index.js';
import { Construct } from 'constructs';
import { withLiterals } from '../literals.js';
import type { NetworkSettings } from './settings.js';

/** What `Network` needs. */
export interface NetworkProps {
  readonly settings: NetworkSettings;
}

/** The VPC and the subnets of an environment: looked up in the region's default VPC, or named by their ids. */
export class Network extends Construct {
  readonly vpcId: string;
  /** Subnets of the instances. */
  readonly subnetIds: string[];
  readonly loadBalancerSubnetIds: string[];
  readonly databaseSubnetIds: string[];

  /** @throws Error when mode `existing` comes without `vpcId` or `subnetIds`. */
  constructor(scope: Construct, id: string, given: NetworkProps) {
    super(scope, id);
    const { settings } = withLiterals(given, 'settings');
    const { vpcId, subnetIds } =
      settings.mode === 'existing' ? namedNetwork(settings) : this.defaultNetwork();
    this.vpcId = vpcId;
    this.subnetIds = subnetIds;
    this.loadBalancerSubnetIds = settings.loadBalancerSubnetIds ?? subnetIds;
    this.databaseSubnetIds = settings.databaseSubnetIds ?? subnetIds;
  }

  private defaultNetwork(): { vpcId: string; subnetIds: string[] } {
    const vpc = new DataAwsVpc(this, 'vpc', { default: true });
    const subnets = new DataAwsSubnets(this, 'subnets', {
      filter: [
        { name: 'vpc-id', values: [vpc.id] },
        { name: 'default-for-az', values: ['true'] },
      ],
    });
    return { vpcId: vpc.id, subnetIds: subnets.ids };
  }
}

function namedNetwork({ vpcId, subnetIds }: NetworkSettings): { vpcId: string; subnetIds: string[] } {
  if (vpcId === undefined || subnetIds === undefined)
    throw new Error('Network mode `existing` needs `vpcId` and `subnetIds`.');
  return { vpcId, subnetIds };
}
