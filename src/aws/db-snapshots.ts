import { clientConfig } from './client-config.js';
import { send } from './send.js';
import type { AwsTarget } from './target.js';

/** A manual snapshot of a database, as RDS tells of it. */
export interface DbSnapshot {
  readonly name: string;
  /** `creating`, `available`, `failed`, … */
  readonly status: string;
  readonly percentProgress: number;
}

/** Snapshots of databases by our own hand. */
export interface DbSnapshots {
  /** Asks RDS for a snapshot; undefined where there is no such database. */
  readonly create: (identifier: string, name: string) => Promise<DbSnapshot | undefined>;
  /** Undefined where there is no such snapshot. */
  readonly find: (name: string) => Promise<DbSnapshot | undefined>;
}

/** What RDS answers of a snapshot, as far as it is used. */
interface Answered {
  readonly DBSnapshotIdentifier?: string;
  readonly Status?: string;
  readonly PercentProgress?: number;
}

/** Opens the snapshots of a region with the credentials of the environment. */
export async function openDbSnapshots(target: AwsTarget): Promise<DbSnapshots> {
  const sdk = await import('@aws-sdk/client-rds');
  const client = new sdk.RDSClient(await clientConfig(target, 'RDS'));
  const asked = { service: 'RDS', target };
  return {
    create: async (identifier, name) => {
      const command = new sdk.CreateDBSnapshotCommand({
        DBInstanceIdentifier: identifier,
        DBSnapshotIdentifier: name,
      });
      const answer = await send(() => client.send(command), { ...asked, absent: /^DBInstanceNotFound/ });
      return snapshotOf(answer?.DBSnapshot);
    },
    find: async (name) => {
      const command = new sdk.DescribeDBSnapshotsCommand({ DBSnapshotIdentifier: name });
      const answer = await send(() => client.send(command), { ...asked, absent: /^DBSnapshotNotFound/ });
      return snapshotOf(answer?.DBSnapshots?.[0]);
    },
  };
}

function snapshotOf(answered: Answered | undefined): DbSnapshot | undefined {
  if (answered?.DBSnapshotIdentifier === undefined) return undefined;
  const { DBSnapshotIdentifier: name, Status: status = '', PercentProgress: percentProgress = 0 } = answered;
  return { name, status, percentProgress };
}
