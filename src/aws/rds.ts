import type { RDSClient } from '@aws-sdk/client-rds';
import { clientConfig } from './client-config.js';
import { send } from './send.js';
import type { AwsTarget } from './target.js';

/** How an instance class can be had with an engine version. */
interface OrderableOptions {
  readonly isOrderable: boolean;
  readonly isMultiAzCapable: boolean;
}

/** The few questions that this product has for RDS. */
export interface Rds {
  /** Versions of PostgreSQL that the region creates, of one major such as `15`, oldest first. */
  readonly postgresVersions: (major: string) => Promise<readonly string[]>;
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
    orderable: async (version, instanceClass) => {
      const command = new sdk.DescribeOrderableDBInstanceOptionsCommand({
        Engine: 'postgres',
        EngineVersion: version,
        DBInstanceClass: instanceClass,
      });
      const options = (await ask((c) => c.send(command)))?.OrderableDBInstanceOptions ?? [];
      const isMultiAzCapable = options.some(({ MultiAZCapable }) => MultiAZCapable === true);
      return { isOrderable: options.length > 0, isMultiAzCapable };
    },
  };
}
