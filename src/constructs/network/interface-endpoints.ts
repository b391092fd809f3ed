import { VpcEndpoint } from '@cdktn/provider-aws/lib/vpc-endpoint/index.js';
import type { ITerraformDependable } from 'cdktn';
import { Construct } from 'constructs';
import { policyDocument } from '../identity/policy-document.js';
import { partitionOf } from '../partition.js';
import { endpointPolicies } from './endpoint-policies.js';
import { endpointServiceName } from './endpoint-service-name.js';
import type { NetworkNames } from './names.js';
import type { EndpointService } from './settings.js';

/** What `InterfaceEndpoints` needs. */
export interface InterfaceEndpointsProps {
  readonly names: NetworkNames;
  readonly region: string;
  readonly services: readonly EndpointService[];
  readonly vpcId: string;
  /** Number of the account: nobody of another one gets through. */
  readonly accountId: string;
  /** Subnets of the instances, one for each zone. */
  readonly subnetIds: string[];
  readonly securityGroupId: string;
}

/** AWS services inside the VPC: each has a policy that lets pass what the environment calls, for nobody outside of the account. */
export class InterfaceEndpoints extends Construct {
  /** What waits for the endpoints names these. */
  readonly endpoints: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: InterfaceEndpointsProps) {
    super(scope, id);
    const { names, region, accountId } = props;
    this.endpoints = props.services.map(
      (service) =>
        new VpcEndpoint(this, service.replace('.', '_'), {
          vpcId: props.vpcId,
          serviceName: endpointServiceName(region, service),
          vpcEndpointType: 'Interface',
          subnetIds: props.subnetIds,
          securityGroupIds: [props.securityGroupId],
          privateDnsEnabled: true,
          policy: policyDocument(
            endpointPolicies[service]({ partition: partitionOf(region), region, accountId }),
          ),
          tags: { Name: `${names.vpc}-${service}` },
        }),
    );
  }
}
