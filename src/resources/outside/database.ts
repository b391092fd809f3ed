import { type OutsideChange, type OutsideChanges, type OutsideValues, outsideOf } from '../outside-change.js';

const minorUpgrade: OutsideChange = {
  kind: 'intended',
  why: 'RDS upgrades minor versions in the maintenance window, as `auto_minor_version_upgrade` asks',
  page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html',
};

const grownStorage: OutsideChange = {
  kind: 'intended',
  why: 'RDS grows the storage by itself, as `max_allocated_storage` asks',
  page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html',
};

const status: OutsideChange = {
  kind: 'clock',
  why: 'says what RDS is doing with the instance',
  page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html',
};
const passing = /^(?:available|backing-up|modifying|maintenance|upgrading|rebooting|storage-|configuring-)/;

/** What RDS maintains, and its clock. */
export const databaseOutside: OutsideChanges = {
  engine_version: (values) => (isMinorUpgrade(values) ? minorUpgrade : undefined),
  engine_version_actual: (values) => (isMinorUpgrade(values) ? minorUpgrade : undefined),
  allocated_storage: ({ before, after, live }) => {
    const most = live.max_allocated_storage;
    const grew = typeof before === 'number' && typeof after === 'number' && after > before;
    return grew && typeof most === 'number' && after <= most ? grownStorage : undefined;
  },
  ...outsideOf(
    {
      kind: 'clock',
      page: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html',
    },
    { latest_restorable_time: 'moves every five minutes' },
  ),
  // One that somebody has stopped is drift.
  status: ({ after }) => (passing.test(String(after)) ? status : undefined),
};

/** The same major version, and no older minor one. Where there are three numbers (MySQL, MariaDB, PostgreSQL below 10) two of them are the major one. */
function isMinorUpgrade({ before, after, live }: OutsideValues): boolean {
  if (live.auto_minor_version_upgrade !== true) return false;
  if (typeof before !== 'string' || typeof after !== 'string') return false;
  const [from, to] = [before, after].map((version) => version.split('.').map(Number));
  if (from === undefined || to === undefined || [...from, ...to].some(Number.isNaN)) return false;
  const minor = Math.max(from.length, to.length) > 2 ? 2 : 1;
  if (from.slice(0, minor).some((number, at) => number !== to[at])) return false;
  return from.length <= minor || (to.length > minor && (from[minor] ?? 0) <= (to[minor] ?? 0));
}
