import { DataResource, Fn } from 'cdktn';
import type { Construct } from 'constructs';
import type { DatabaseSettings } from './settings.js';

/**
 * Name of the snapshot that the database leaves behind: `{prefix}-{UTC time of the first deploy}`.
 * A name without a time would make the second destroy of an environment fail, because the first one's snapshot still has it.
 * The time is kept in the state and taken anew only where an edit replaces the database.
 */
export function finalSnapshotName(scope: Construct, prefix: string, settings: DatabaseSettings): string {
  const born = new DataResource(scope, 'db_first_deploy', {
    input: { time: Fn.formatdate('YYYYMMDDhhmmss', Fn.plantimestamp()) },
    triggersReplace: { name: settings.name, username: settings.username },
    lifecycle: { ignoreChanges: ['input'] },
  });
  return `${prefix}-\${${born.fqn}.output.time}`;
}
