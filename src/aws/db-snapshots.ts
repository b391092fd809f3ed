import { clientConfig } from './network/client-config.js';
import { send } from './send.js';
import type { AwsTarget } from './target.js';

/** A manual snapshot of a database, as RDS tells of it. */
export interface DbSnapshot {
  readonly name: string;
  /** `creating`, `available`, `failed`, … */
  readonly status: string;
  readonly percentProgress: number;
}

/** Of what a snapshot is. Those of instances and of clusters have names of their own. */
export type SnapshotKind = 'instance' | 'cluster';

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
  readonly DBClusterSnapshotIdentifier?: string;
  readonly Status?: string;
  readonly PercentProgress?: number;
}

/** Opens the snapshots of a region with the credentials of the environment. */
export async function openDbSnapshots(
  target: AwsTarget,
  kind: SnapshotKind = 'instance',
): Promise<DbSnapshots> {
  const sdk = await import('@aws-sdk/client-rds');
  const client = new sdk.RDSClient(await clientConfig(target, 'RDS'));
  const asked = { service: 'RDS', target };
  const ofInstances: DbSnapshots = {
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
  // Aurora, DocumentDB and Neptune answer to the same requests: https://docs.aws.amazon.com/documentdb/latest/developerguide/API_CreateDBClusterSnapshot.html
  const ofClusters: DbSnapshots = {
    create: async (identifier, name) => {
      const command = new sdk.CreateDBClusterSnapshotCommand({
        DBClusterIdentifier: identifier,
        DBClusterSnapshotIdentifier: name,
      });
      const answer = await send(() => client.send(command), { ...asked, absent: /^DBClusterNotFound/ });
      return snapshotOf(answer?.DBClusterSnapshot);
    },
    find: async (name) => {
      const command = new sdk.DescribeDBClusterSnapshotsCommand({ DBClusterSnapshotIdentifier: name });
      const absent = /^DBClusterSnapshotNotFound/;
      const answer = await send(() => client.send(command), { ...asked, absent });
      return snapshotOf(answer?.DBClusterSnapshots?.[0]);
    },
  };
  return kind === 'instance' ? ofInstances : ofClusters;
}

function snapshotOf(answered: Answered | undefined): DbSnapshot | undefined {
  const name = answered?.DBSnapshotIdentifier ?? answered?.DBClusterSnapshotIdentifier;
  if (name === undefined) return undefined;
  return { name, status: answered?.Status ?? '', percentProgress: answered?.PercentProgress ?? 0 };
}
