import type { RDSClient } from '@aws-sdk/client-rds';
import { clientConfig } from './network/client-config.js';
import { send } from './send.js';
import type { AwsTarget } from './target.js';

/** How an instance class can be had with an engine version. */
interface OrderableOptions {
  readonly isOrderable: boolean;
  readonly isMultiAzCapable: boolean;
  /** Zones of the region in which it can be had; empty where RDS does not say. */
  readonly zones: readonly string[];
}

/** The few questions that this product has for RDS. */
export interface Rds {
  /** Versions of PostgreSQL that the region creates, of one major such as `15`, oldest first. */
  readonly postgresVersions: (major: string) => Promise<readonly string[]>;
  /** Versions to which PostgreSQL of a version can be upgraded, in the order of AWS; empty where the region does not know it. */
  readonly upgradeTargets: (version: string) => Promise<readonly string[]>;
  /** The version that AWS picks for a major alone. */
  readonly defaultVersion: (major: string) => Promise<string | undefined>;
  readonly orderable: (version: string, instanceClass: string) => Promise<OrderableOptions>;
}

/** Opens RDS with the credentials of the environment. */
export async function openRds(target: AwsTarget): Promise<Rds> {
  const sdk = await import('@aws-sdk/client-rds');
  const client = new sdk.RDSClient(await clientConfig(target, 'RDS'));
  const ask = async <T>(work: (client: RDSClient) => Promise<T>) =>
    send(() => work(client), { service: 'RDS', target });
  return {
    postgresVersions: async (major) => {
      const command = new sdk.DescribeDBEngineVersionsCommand({
        Engine: 'postgres',
        DBParameterGroupFamily: `postgres${major}`,
      });
      const answer = await ask((c) => c.send(command));
      return (answer?.DBEngineVersions ?? []).flatMap(({ EngineVersion, Status }) =>
        EngineVersion === undefined || Status === 'deprecated' ? [] : [EngineVersion],
      );
    },
    upgradeTargets: async (version) => {
      const command = new sdk.DescribeDBEngineVersionsCommand({ Engine: 'postgres', EngineVersion: version });
      const found = (await ask((c) => c.send(command)))?.DBEngineVersions ?? [];
      const targets = found.flatMap(({ ValidUpgradeTarget = [] }) => ValidUpgradeTarget);
      return targets.flatMap(({ EngineVersion }) => EngineVersion ?? []);
    },
    defaultVersion: async (major) => {
      const asked = { Engine: 'postgres', EngineVersion: major, DefaultOnly: true };
      const answer = await ask((c) => c.send(new sdk.DescribeDBEngineVersionsCommand(asked)));
      return answer?.DBEngineVersions?.[0]?.EngineVersion;
    },
    orderable: async (version, instanceClass) => {
      const command = new sdk.DescribeOrderableDBInstanceOptionsCommand({
        Engine: 'postgres',
        EngineVersion: version,
        DBInstanceClass: instanceClass,
      });
      const options = (await ask((c) => c.send(command)))?.OrderableDBInstanceOptions ?? [];
      const isMultiAzCapable = options.some(({ MultiAZCapable }) => MultiAZCapable === true);
      const zones = options.flatMap(({ AvailabilityZones = [] }) =>
        AvailabilityZones.flatMap(({ Name }) => Name ?? []),
      );
      return { isOrderable: options.length > 0, isMultiAzCapable, zones: [...new Set(zones)].sort() };
    },
  };
}
