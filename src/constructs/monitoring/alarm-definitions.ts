import type { AlarmSubject } from './names.js';
import type { AlarmsSettings } from './settings.js';
import type { Watched } from './watched.js';

/** When one alarm goes off. */
export interface AlarmDefinition {
  readonly namespace: 'AWS/ApplicationELB' | 'AWS/AutoScaling' | 'AWS/RDS';
  readonly metric: string;
  readonly dimensions: Record<string, string>;
  readonly statistic: 'Sum' | 'Average' | 'Minimum' | 'Maximum' | 'p95';
  readonly is: 'at-least' | 'below';
  readonly threshold: number;
  readonly periodSeconds: number;
  /** Periods in a row that have to be over the threshold. */
  readonly periods: number;
  /** No requests, no figures: that is well. Where there are always figures, their lack is an open question. */
  readonly whenMissing: 'notBreaching' | 'missing';
  /** What is so when it goes off, and what to do first: two sentences. */
  readonly says: string;
}

type AlarmDefinitions = Readonly<Partial<Record<AlarmSubject, AlarmDefinition>>>;

const minute = 60;
const fiveMinutes = 300;

/** The alarms of an environment, by their subjects. A group that may be empty misses no instance. */
export function alarmDefinitions(settings: AlarmsSettings, watched: Watched): AlarmDefinitions {
  return { ...ofRequests(settings, watched), ...ofInstances(watched), ...ofDatabase(settings, watched) };
}

function ofRequests({ serverErrorCount, latencySeconds }: AlarmsSettings, { loadBalancer }: Watched) {
  const balancer = { LoadBalancer: loadBalancer.arnSuffix };
  const targets = { ...balancer, TargetGroup: loadBalancer.targetGroupArnSuffix };
  const errors = {
    namespace: 'AWS/ApplicationELB',
    statistic: 'Sum',
    is: 'at-least',
    threshold: serverErrorCount,
    periodSeconds: fiveMinutes,
    periods: 1,
    whenMissing: 'notBreaching',
  } as const;
  return {
    'load-balancer-errors': {
      ...errors,
      metric: 'HTTPCode_ELB_5XX_Count',
      dimensions: balancer,
      says: 'The load balancer answers with errors of its own: no target took the request in time. Look at the health of the targets, and at the log group of the application.',
    },
    'application-errors': {
      ...errors,
      metric: 'HTTPCode_Target_5XX_Count',
      dimensions: targets,
      says: 'The application answers with errors. Read its log group from the time of the alarm on, and compare it with the last deploy.',
    },
    'application-latency': {
      namespace: 'AWS/ApplicationELB',
      metric: 'TargetResponseTime',
      dimensions: targets,
      statistic: 'p95',
      is: 'at-least',
      threshold: latencySeconds,
      periodSeconds: fiveMinutes,
      periods: 3,
      whenMissing: 'notBreaching',
      says: 'One request of twenty waits too long for its answer. Look at the load of instances and database, and at slow statements in the log of the database.',
    },
    'unhealthy-targets': {
      namespace: 'AWS/ApplicationELB',
      metric: 'UnHealthyHostCount',
      dimensions: targets,
      statistic: 'Maximum',
      is: 'at-least',
      threshold: 1,
      periodSeconds: minute,
      periods: 10,
      whenMissing: 'notBreaching',
      says: 'An instance has failed its health check for ten minutes, and replacing it did not help. Read the log groups of application and system of that instance.',
    },
  } as const;
}

function ofInstances({ instances }: Watched) {
  if (instances.minSize === 0) return {};
  return {
    'missing-instances': {
      namespace: 'AWS/AutoScaling',
      metric: 'GroupInServiceInstances',
      dimensions: { AutoScalingGroupName: instances.autoScalingGroupName },
      statistic: 'Minimum',
      is: 'below',
      threshold: instances.minSize,
      periodSeconds: minute,
      periods: 15,
      whenMissing: 'missing',
      says: 'Fewer instances are in service than the group has to have. Read its activity history: a launch that fails says there why.',
    },
  } as const;
}

function ofDatabase(settings: AlarmsSettings, { database }: Watched) {
  const shared = {
    namespace: 'AWS/RDS',
    dimensions: { DBInstanceIdentifier: database.identifier },
    periodSeconds: fiveMinutes,
    periods: 3,
    whenMissing: 'missing',
  } as const;
  const freeBytes = Math.round((database.storageGiB * 1024 ** 3 * settings.databaseFreeStoragePercent) / 100);
  return {
    'database-cpu': {
      ...shared,
      metric: 'CPUUtilization',
      statistic: 'Average',
      is: 'at-least',
      threshold: settings.databaseCpuPercent,
      says: 'The processors of the database are busy. Look in Database Insights which statements load them.',
    },
    'database-storage': {
      ...shared,
      metric: 'FreeStorageSpace',
      statistic: 'Minimum',
      is: 'below',
      threshold: freeBytes,
      says: 'The disk of the database fills up. Raise database.storageGiB, or database.maxStorageGiB so that RDS may grow it, before the database stops.',
    },
    'database-memory': {
      ...shared,
      metric: 'FreeableMemory',
      statistic: 'Minimum',
      is: 'below',
      threshold: settings.databaseFreeMemoryMiB * 1024 ** 2,
      says: 'The memory of the database runs out. Look for many connections and large sorts, or choose a larger database.instanceClass.',
    },
    'database-connections': {
      ...shared,
      metric: 'DatabaseConnections',
      statistic: 'Maximum',
      is: 'at-least',
      threshold: settings.databaseConnectionCount,
      says: 'The connections of the database run out. Look whether the application gives them back, and how large the pool of each instance is.',
    },
  } as const;
}
