import type { ITerraformDependable } from 'cdktn';
import { Construct } from 'constructs';
import { withLiterals } from '../literals.js';
import { dedicatedNetwork } from './dedicated-network.js';
import { defaultNetwork, existingNetwork } from './existing-network.js';
import type { NetworkInput, NetworkParts, OwnVpc } from './network-parts.js';

/** What `Network` needs. */
export type NetworkProps = NetworkInput;

/** The VPC and the subnets of an environment: made for it, looked up in the region's default VPC, or those that the file names. */
export class Network extends Construct implements NetworkParts {
  readonly vpcId: string;
  /** Subnets of the instances. */
  readonly subnetIds: string[];
  readonly loadBalancerSubnetIds: string[];
  readonly databaseSubnetIds: string[];
  readonly publicRoutes: readonly ITerraformDependable[];
  readonly privateRoutes: readonly ITerraformDependable[];
  readonly own?: OwnVpc;

  /** @throws Error when mode `existing` comes without VPC or subnets. */
  constructor(scope: Construct, id: string, given: NetworkProps) {
    super(scope, id);
    const parts = this.parts(withLiterals(given, 'settings', 'artifact'));
    this.vpcId = parts.vpcId;
    this.subnetIds = parts.subnetIds;
    this.loadBalancerSubnetIds = parts.loadBalancerSubnetIds;
    this.databaseSubnetIds = parts.databaseSubnetIds;
    this.publicRoutes = parts.publicRoutes;
    this.privateRoutes = parts.privateRoutes;
    if (parts.own !== undefined) this.own = parts.own;
  }

  private parts(input: NetworkInput): NetworkParts {
    switch (input.settings.mode) {
      case 'dedicated':
        return dedicatedNetwork(this, input);
      case 'existing':
        return existingNetwork(this, input.settings);
      case 'default':
        return defaultNetwork(this);
    }
  }
}
