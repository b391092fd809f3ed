import { defineRule } from '../define-rule.js';
import { unlessReplica } from '../facts/unless-replica.js';
import { fail, notApplicable, pass, unknown } from '../verdict.js';
import { databaseEngine } from './facts/database-engine.js';
import { judgeEngineVersion, shownVersion } from './facts/engine-versions.js';

const path = 'engine_version';

export default defineRule({
  id: 'RDS-41',
  title: 'PostgreSQL is 15.4 or newer',
  severity: 'medium',
  area: 'operations',
  requirement: 8,
  impliedBy: ['RDS-7', 'RDS-8'],
  convention: true,
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  setting: 'database.engineVersion',
  why: 'Databases of one age are upgraded together; older ones let clients connect in the clear by default.',
  fix: 'Set `engine_version` to `"15"` or a newer major.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html',
  examples: {
    pass: [
      { engine: 'postgres', engine_version: '15' },
      { engine: 'postgres', engine_version: 16 },
      {
        stack: {
          resource: { aws_rds_cluster: { a: { engine: 'aurora-postgresql', engine_version: '15.13' } } },
        },
      },
    ],
    fail: [
      { engine: 'postgres', engine_version: '14.7' },
      { engine: 'postgres', engine_version: '15.3' },
      { engine: 'postgres', engine_version: '9.6.24' },
      {
        stack: {
          resource: { aws_rds_cluster: { a: { engine: 'aurora-postgresql', engine_version: '14.6' } } },
        },
      },
    ],
    unknown: [{ engine: 'postgres', engine_version: '${var.version}' }],
  },
  check: unlessReplica((database) => {
    const { name, version, unknown: isOpen } = databaseEngine(database);
    if (name === undefined && isOpen) return unknown('engine');
    if (name !== 'postgres' && name !== 'aurora-postgresql') return notApplicable;
    if (isOpen) return unknown(path);
    if (version === undefined) return notApplicable;
    const verdict = judgeEngineVersion(version);
    if (verdict.outcome !== 'below-floor') return pass;
    return fail(
      path,
      `${shownVersion(version)} is older than 15.4; the nearest that can be created is ${verdict.nearest}.`,
    );
  }),
});
