import { defineRule } from '../define-rule.js';
import { unlessReplica } from '../facts/unless-replica.js';
import { fail, notApplicable, pass, unknown, type Verdict } from '../verdict.js';
import { databaseEngine } from './facts/database-engine.js';
import {
  type EngineVersionVerdict,
  engineVersionsAsOf,
  judgeEngineVersion,
  shownVersion as shown,
} from './facts/engine-versions.js';

const path = 'engine_version';

/** Where a database has its engine from when the stack does not say. */
const copied = ['snapshot_identifier', 'restore_to_point_in_time', 'global_cluster_identifier'];

function verdictOf(version: string, verdict: EngineVersionVerdict): Verdict {
  switch (verdict.outcome) {
    case 'accepted':
      return pass;
    case 'below-floor':
      if (verdict.creates === 'yes') return pass;
      return verdict.creates === 'no'
        ? fail(path, `AWS does not create ${shown(version)}; the nearest that it does is ${verdict.nearest}.`)
        : unknown(path, `${shown(version)} is not in our table of ${engineVersionsAsOf}.`);
    case 'refused': {
      const since = verdict.since === null ? '' : ` since ${verdict.since}`;
      return fail(
        path,
        `AWS does not create ${shown(version)}${since}; the nearest that it does is ${verdict.nearest}.`,
      );
    }
    case 'unknown':
      return unknown(path, `${shown(version)} is not in our table of ${engineVersionsAsOf}.`);
  }
}

export default defineRule({
  id: 'RDS-7',
  title: 'PostgreSQL is in a version that AWS creates',
  severity: 'medium',
  area: 'operations',
  requirement: 8,
  impliedBy: ['RDS-8'],
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  setting: 'database.engineVersion',
  why: 'AWS stops creating old minors and upgrades those that run: a deploy of a pinned one fails, or plans a step back.',
  fix: 'Set `engine_version` to a supported major alone (`"15"`), with automatic minor upgrades.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html',
  examples: {
    pass: [
      { engine: 'postgres', engine_version: '15' },
      { engine: 'postgres', engine_version: '15.19' },
      { engine: 'postgres', engine_version: 16 },
      { engine: 'postgres', engine_version: '14' },
      {
        stack: {
          resource: { aws_rds_cluster: { a: { engine: 'aurora-postgresql', engine_version: '15.13' } } },
        },
      },
    ],
    fail: [
      { engine: 'postgres', engine_version: '15.3' },
      { engine: 'postgres', engine_version: '15.4' },
      { engine: 'postgres' },
    ],
    unknown: [
      { engine: 'postgres', engine_version: '${var.version}' },
      { engine: 'postgres', engine_version: '19.1' },
      { engine: 'postgres', engine_version: '14.7' },
    ],
  },
  check: unlessReplica((database) => {
    const engine = databaseEngine(database);
    if (engine.name === undefined && engine.unknown) return unknown('engine');
    if (engine.name === undefined && !copied.some((name) => database.get(name).state !== 'absent'))
      return fail('engine', 'It is not set.');
    if (engine.name !== 'postgres' && engine.name !== 'aurora-postgresql') return notApplicable;
    if (engine.unknown) return unknown(path);
    if (engine.version === undefined) return fail(path, 'It is not set: AWS picks the major of the day.');
    const verdict = judgeEngineVersion(engine.version);
    // Aurora has minors of its own.
    return engine.name === 'postgres' ? verdictOf(engine.version, verdict) : pass;
  }),
});
