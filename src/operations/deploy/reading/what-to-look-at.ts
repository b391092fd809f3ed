import type { PlannedRun } from '../plan.js';
import type { RefreshVerdict } from '../refresh/refresh-verdict.js';
import { exchangesInstances } from '../refresh/watch-refreshes.js';

/** Changes of a database that wait for its maintenance window where they are not applied at once. */
const deferred = [
  'instance_class',
  'engine_version',
  'allocated_storage',
  'storage_type',
  'multi_az',
  'ca_cert_identifier',
];

/** What goes on after a deploy, or waits: sentences for those who have to look at it. */
export function whatToLookAt(
  {
    plan: { changes },
    run: { environment },
  }: {
    readonly plan: Pick<PlannedRun['plan'], 'changes'>;
    readonly run: Pick<PlannedRun['run'], 'environment'>;
  },
  refreshes: readonly RefreshVerdict[] = [],
): readonly string[] {
  const isOver = (group: unknown) =>
    refreshes.some((one) => one.group === group && one.outcome !== 'not-awaited');
  const { applyImmediately, maintenanceWindow } = environment.database;
  return changes.flatMap(({ address, resourceType, kind, identity, attributes }) => {
    if (kind !== 'update') return [];
    if (resourceType === 'aws_autoscaling_group') {
      return exchangesInstances({ resourceType, kind, attributes }) && !isOver(identity.name)
        ? [
            `The instances of ${address} are being exchanged: \`aws autoscaling describe-instance-refreshes --auto-scaling-group-name ${identity.name ?? 'NAME'}\` says how far it is.`,
          ]
        : [];
    }
    if (resourceType !== 'aws_db_instance' || applyImmediately) return [];
    const waiting = attributes.map(({ path }) => path).filter((path) => deferred.includes(path));
    return waiting.length === 0
      ? []
      : [
          `${address} waits for its maintenance window (${maintenanceWindow} UTC) with ${waiting.join(', ')}: set database.applyImmediately to have it at once.`,
        ];
  });
}
