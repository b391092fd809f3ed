import type { Element } from '../../model/element.js';
import { textOf } from '../../model/value.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { fail, notApplicable, pass, unknown, type Verdict } from '../verdict.js';
import { databaseEngine, majorOf } from './facts/database-engine.js';

/** Family that parameter groups of an engine version have; undefined for engines whose families have more in them than that. */
function familyOf(engine: string, version = ''): string | undefined {
  if (version === '') return undefined;
  const [major = '', minor = '0'] = version.split('.');
  switch (engine) {
    case 'postgres':
      return majorOf(version) < 10 ? `postgres${major}.${minor}` : `postgres${major}`;
    case 'aurora-postgresql':
      return `aurora-postgresql${major}`;
    case 'mysql':
    case 'mariadb':
      return version.includes('.') ? `${engine}${major}.${minor}` : undefined;
    default:
      return undefined;
  }
}

function check(database: Element, { model }: CheckContext): Verdict {
  const path =
    database.type === 'aws_rds_cluster' ? 'db_cluster_parameter_group_name' : 'parameter_group_name';
  const { name, version } = databaseEngine(database);
  if (name === undefined) return notApplicable;
  const expected = familyOf(name, version);
  const families = model
    .follow(database, path)
    .elements.filter(({ type }) => /^aws_(?:db|rds_cluster)_parameter_group$/.test(type))
    .map((group) => group.get('family'));
  if (families.length === 0) return notApplicable;
  const fits = (family: string) => (expected === undefined ? family.startsWith(name) : family === expected);
  if (families.some((family) => family.state === 'known' && !fits(textOf(family.value))))
    return fail(path, `This database needs a group of the family ${shown(expected ?? `${name}…`)}.`);
  // Which major a version is that only AWS or Terraform knows, nobody can say.
  const isOpen = expected === undefined && database.get('engine_version').state === 'unknown';
  return isOpen || families.some(({ state }) => state === 'unknown') ? unknown(path) : pass;
}

const pair = (version: string, family: string, engine = 'postgres') => ({
  stack: {
    resource: {
      aws_db_parameter_group: { ours: { name: 'ours', family } },
      aws_db_instance: {
        db: {
          engine,
          engine_version: version,
          parameter_group_name: '${aws_db_parameter_group.ours.name}',
        },
      },
    },
  },
});

/** Names of families as AWS has them; anything else may be anything, and is not repeated. */
function shown(family: string): string {
  return /^[a-z][a-z-]{1,30}[\d.]{0,6}…?$/.test(family) ? family : 'of its engine and version';
}

export default defineRule({
  id: 'RDS-18',
  title: 'The parameter group is of the family of the engine version',
  severity: 'medium',
  area: 'function',
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  setting: 'database.engineVersion',
  why: 'RDS refuses a group of another family, in the middle of an upgrade as well.',
  fix: 'Set `family` of the parameter group to engine and major version, `postgres15`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html',
  examples: {
    pass: [
      pair('15', 'postgres15'),
      pair('15.19', 'postgres15'),
      pair('9.6.24', 'postgres9.6'),
      pair('8.0.40', 'mysql8.0', 'mysql'),
      pair('19', 'oracle-ee-19', 'oracle-ee'),
    ],
    fail: [pair('15', 'postgres14'), pair('16.15', 'mysql8.0'), pair('15', 'postgres15', 'oracle-se2')],
    unknown: [pair('15', '${var.family}')],
  },
  check,
});
