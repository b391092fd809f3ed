import { type BackupNames, backupNames } from '../../constructs/backup/names.js';
import { type ComputeNames, computeNames } from '../../constructs/compute/names.js';
import { type DatabaseNames, databaseNames } from '../../constructs/database/names.js';
import { type IdentityNames, identityNames } from '../../constructs/identity/names.js';
import { type LoadBalancerNames, loadBalancerNames } from '../../constructs/load-balancer/names.js';
import { type LogNames, logNames } from '../../constructs/logs/names.js';
import { type MonitoringNames, monitoringNames } from '../../constructs/monitoring/names.js';
import { type NetworkNames, networkNames } from '../../constructs/network/names.js';
import { type StorageNames, storageNames } from '../../constructs/storage/names.js';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';

/** Every AWS name that is derived from the suffix and the settings of an environment, by block. */
export interface EnvironmentNames {
  readonly network: NetworkNames;
  readonly loadBalancer: LoadBalancerNames;
  readonly compute: ComputeNames;
  readonly database: DatabaseNames;
  readonly storage: StorageNames;
  readonly identity: IdentityNames;
  readonly logs: LogNames;
  readonly monitoring: MonitoringNames;
  readonly backup: BackupNames;
}

/** The settings of an environment that decide names. */
export type NamedEnvironment = Pick<ResolvedEnvironment, 'suffix' | 'aws' | 'app' | 'database' | 'storage'>;

/** The AWS names of an environment. Port and protocol of the application and the engine's family are part of a name because changing them replaces the resource. */
export function environmentNames({
  suffix,
  aws,
  app,
  database,
  storage,
}: NamedEnvironment): EnvironmentNames {
  const ofDatabase = databaseNames({ suffix, engineVersion: database.engineVersion });
  return {
    network: networkNames({ suffix }),
    loadBalancer: loadBalancerNames({ suffix, port: app.port, protocol: app.protocol }),
    compute: computeNames({ suffix }),
    database: ofDatabase,
    storage: storageNames({ suffix, region: aws.region, accountId: aws.accountId, settings: storage }),
    identity: identityNames({ suffix }),
    logs: logNames({ suffix, database: ofDatabase.instance }),
    monitoring: monitoringNames({ suffix }),
    backup: backupNames({ suffix }),
  };
}
