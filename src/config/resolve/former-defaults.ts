import { type Edition, editions } from '../names/editions.js';

type Value = string | number | boolean;

/** Defaults of a setting: of development, staging and production. */
export type DefaultRow = readonly [development: Value, staging: Value, production: Value];

const everywhere = (value: Value): DefaultRow => [value, value, value];

type Rows = Readonly<Record<string, DefaultRow>>;

/**
 * Rows of the tier table as a former edition had them. A row holds in its edition and in those before it, unless these have a row of their
 * own. What has no row here is the same in every edition.
 */
const rowsOfEdition: Readonly<Partial<Record<Edition, Rows>>> = {
  '2026-11': {
    'network.mode': everywhere('default'),
    'loadBalancer.accessLogs': everywhere(false),
    'loadBalancer.webAcl.mode': everywhere('off'),
    'app.protocol': everywhere('http'),
    'compute.scaling.cpuPercent': everywhere(0),
    'compute.detailedMonitoring': everywhere(false),
    'database.engineLifecycleSupport': everywhere('default'),
    'database.enhancedMonitoringSeconds': everywhere(0),
    'database.insights': everywhere('off'),
    'database.logConnections': everywhere(false),
    'database.slowStatementMilliseconds': everywhere(0),
    'storage.accessLogs': everywhere(false),
    'storage.lifecycle.abortUploadsDays': everywhere(0),
    'storage.lifecycle.expireVersionsDays': everywhere(0),
    'identity.permissionsBoundary': everywhere(false),
    'backup.plan': everywhere('none'),
    'logs.managed': everywhere(false),
    'logs.ownKey': everywhere(false),
    'logs.agent': everywhere(false),
    'alarms.enabled': everywhere(false),
    'dashboard.enabled': everywhere(false),
  },
};

const formerRows: ReadonlyMap<Edition, Rows> = new Map(
  editions.map((edition) => {
    const since = editions.slice(editions.indexOf(edition)).toReversed();
    return [edition, Object.assign({}, ...since.map((one) => rowsOfEdition[one] ?? {}))];
  }),
);

/** The rows in which an edition differs from the tier table, by setting. */
export function formerDefaults(edition: Edition): Rows {
  return formerRows.get(edition) ?? {};
}
