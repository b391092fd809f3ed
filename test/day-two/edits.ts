import type { Edit } from './edit.js';
import { accountEdits } from './edits/account.js';
import { applicationEdits } from './edits/application.js';
import { backupEdits } from './edits/backup.js';
import { databaseEdits } from './edits/database.js';
import { databaseMonitoringEdits } from './edits/database-monitoring.js';
import { fileEdits } from './edits/file.js';
import { identityEdits } from './edits/identity.js';
import { instanceEdits } from './edits/instances.js';
import { loadBalancerEdits } from './edits/load-balancer.js';
import { monitoringEdits } from './edits/monitoring.js';
import { passwordEdits } from './edits/password.js';
import { storageEdits } from './edits/storage.js';

/** Edits of deployed environments, with what the plan has to show of each. */
export const edits: readonly Edit[] = [
  ...fileEdits,
  ...accountEdits,
  ...applicationEdits,
  ...databaseEdits,
  ...loadBalancerEdits,
  ...databaseMonitoringEdits,
  ...monitoringEdits,
  ...passwordEdits,
  ...storageEdits,
  ...identityEdits,
  ...instanceEdits,
  ...backupEdits,
];
