import { DataAwsAvailabilityZones } from '@cdktn/provider-aws/lib/data-aws-availability-zones/index.js';
import { Subnet } from '@cdktn/provider-aws/lib/subnet/index.js';
import type { Vpc } from '@cdktn/provider-aws/lib/vpc/index.js';
import { DataResource } from 'cdktn';
import type { Construct } from 'constructs';
import { addressPlan, type ZonePlan } from './address-plan.js';
import type { NetworkInput } from './network-parts.js';

/** The subnets of one zone. */
export interface ZoneSubnets {
  /** From 1 on: it is in the ids and names of what stands in the zone. */
  readonly number: number;
  readonly public: Subnet;
  readonly private: Subnet;
  readonly database: Subnet;
}

/** Subnets in each zone: no instance in any of them gets a public address by itself. */
export function makeSubnets(
  scope: Construct,
  { settings, names }: NetworkInput,
  vpc: Vpc,
): readonly ZoneSubnets[] {
  const zoneName = frozenZones(scope);
  return addressPlan(settings.cidr)
    .slice(0, settings.zones)
    .map((plan, index) => {
      const number = index + 1;
      const subnet = (kind: Exclude<keyof ZonePlan, 'spare'>) =>
        new Subnet(scope, `${kind}_${number}`, {
          vpcId: vpc.id,
          cidrBlock: plan[kind],
          availabilityZone: zoneName(index),
          mapPublicIpOnLaunch: false,
          tags: { Name: `${names.vpc}-${kind}-${number}` },
        });
      return {
        number,
        public: subnet('public'),
        private: subnet('private'),
        database: subnet('database'),
      };
    });
}

/**
 * Names of the zones as they were at the first deploy. The whole list is kept in the state: a zone that AWS adds later, or lists in another
 * order, would otherwise move subnets, and with them the database.
 */
function frozenZones(scope: Construct): (index: number) => string {
  const zones = new DataAwsAvailabilityZones(scope, 'zones', {
    state: 'available',
    // Without local zones and those that an account has to ask for.
    filter: [{ name: 'opt-in-status', values: ['opt-in-not-required'] }],
  });
  const kept = new DataResource(scope, 'zones_kept', {
    input: { names: `\${${zones.fqn}.names}` },
    lifecycle: { ignoreChanges: ['input'] },
  });
  return (index) => `\${${kept.fqn}.output.names[${index}]}`;
}
