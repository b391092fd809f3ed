/** The speed of gp3 storage from a size on, which no order may go below. */
export interface Gp3Floor {
  readonly fromGiB: number;
  readonly iops: number;
  readonly throughputMiBps: number;
}

/** What RDS gives striped gp3 volumes at least. */
export const striped = { iops: 12_000, throughputMiBps: 500 } as const;

/**
 * From which size on RDS stripes gp3 volumes of an engine: below it the speed is 3,000 IOPS and 125 MiB/s and cannot be chosen. Undefined for
 * SQL Server, which has no such step.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage
 */
export function gp3Floor(engine: string): Gp3Floor | undefined {
  if (/^(?:postgres|mysql|mariadb|db2-)/.test(engine)) return { fromGiB: 400, ...striped };
  return engine.startsWith('oracle-') ? { fromGiB: 200, ...striped } : undefined;
}
