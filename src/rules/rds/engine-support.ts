import { defineRule } from '../define-rule.js';
import { fail, notApplicable, pass, unknown } from '../verdict.js';
import { databaseEngine, majorOf } from './facts/database-engine.js';
import { standardSupportEnds } from './facts/engine-versions.js';

const path = 'engine_version';

export default defineRule({
  id: 'RDS-8',
  title: 'The major version of PostgreSQL is in standard support',
  severity: 'medium',
  area: 'operations',
  resource: 'aws_db_instance',
  setting: 'database.engineVersion',
  why: 'Afterwards it is billed as Extended Support, by the hour of each core, or upgraded on a day that AWS picks.',
  fix: 'Set `engine_version` to a newer major, with `allow_major_version_upgrade = true`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html',
  examples: {
    pass: [
      { engine: 'postgres', engine_version: '15' },
      { engine: 'postgres', engine_version: '14.24' },
    ],
    fail: [
      { engine: 'postgres', engine_version: '13.23' },
      { engine: 'postgres', engine_version: '9.6' },
    ],
    unknown: [
      { engine: 'postgres', engine_version: '${var.version}' },
      { engine: 'postgres', engine_version: '19' },
    ],
  },
  check: (database, { today }) => {
    const engine = databaseEngine(database);
    if (engine.name !== 'postgres') return notApplicable;
    if (engine.unknown) return unknown(path);
    if (engine.version === undefined) return notApplicable;
    const ends = standardSupportEnds(majorOf(engine.version));
    if (ends === undefined) return unknown(path, 'Our table does not know this major.');
    if (today <= ends) return pass;
    return fail(path, ends === '' ? 'RDS has dropped this major.' : `Standard support ended on ${ends}.`);
  },
});
