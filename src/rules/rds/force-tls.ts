import type { Element } from '../../model/element.js';
import { textOf } from '../../model/value.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { whereItLeads } from '../facts/where-it-leads.js';
import { notApplicable, unknown, type Verdict } from '../verdict.js';
import { databaseEngine, majorOf } from './facts/database-engine.js';
import { forcesTls, judgeFamily } from './facts/forces-tls.js';

const groupPaths: Readonly<Record<string, string>> = {
  aws_db_instance: 'parameter_group_name',
  aws_rds_cluster: 'db_cluster_parameter_group_name',
};

function check(element: Element, context: CheckContext): Verdict {
  // In Aurora the parameter belongs to the cluster, not to its instances.
  if (element.type === 'aws_db_parameter_group' && /^aurora/.test(textOf(element.values.family)))
    return notApplicable;
  const path = groupPaths[element.type];
  return path === undefined ? forcesTls(element) : checkDatabase(element, { path, context });
}

/** A group of the stack is judged by itself; what is left is a database that has the default group, or one from elsewhere. */
function checkDatabase(
  database: Element,
  { path, context }: { readonly path: string; readonly context: CheckContext },
): Verdict {
  const { name, version, unknown: isOpen } = databaseEngine(database);
  if (isOpen) return unknown(name === undefined ? 'engine' : 'engine_version');
  if (name === undefined || judgeFamily(name, path) === notApplicable) return notApplicable;
  const group = database.get(path);
  const isDefault =
    group.state === 'absent' || (group.state === 'known' && /^(?:default\..*)?$/.test(textOf(group.value)));
  if (!isDefault) {
    const ours = context.model
      .follow(database, path)
      .elements.some(({ type }) => /parameter_group$/.test(type));
    return ours
      ? notApplicable
      : unknown(path, whereItLeads(context.model, database, { path, what: 'The parameter group' }));
  }
  return judgeFamily(familyOf(name, version), path);
}

/** The family of a database, as its default parameter group has it: PostgreSQL has one for a major, the others for two numbers. */
function familyOf(name: string, version: string | undefined): string {
  // Without a version AWS takes a major of the day, and all of those of PostgreSQL refuse.
  if (version === undefined) return name === 'postgres' ? 'postgres15' : name;
  if (name.includes('postgres')) return `${name}${majorOf(version)}`;
  return `${name}${version.split('.').slice(0, 2).join('.')}`;
}

const group = (family: string, value?: unknown, name = 'rds.force_ssl') => ({
  family,
  parameter: value === undefined ? [] : [{ name, value }],
});

export default defineRule({
  id: 'RDS-17',
  title: 'The database refuses connections without TLS',
  severity: 'high',
  area: 'security',
  resource: [
    'aws_db_parameter_group',
    'aws_rds_cluster_parameter_group',
    'aws_db_instance',
    'aws_rds_cluster',
  ],
  why: 'PostgreSQL clients fall back to plain text by themselves; passwords and data then cross the network readable.',
  fix: 'Set the parameter `rds.force_ssl` to `1` (MySQL, MariaDB: `require_secure_transport`) in a parameter group that the database uses.',
  controls: { 'PCI-DSS-4.0.1': { '4.2.1': ['PU'] } },
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html',
  examples: {
    pass: [
      group('postgres15', '1'),
      group('postgres15', 1),
      group('postgres16'),
      group('mysql8.0', 'ON', 'require_secure_transport'),
      group('mariadb11.8'),
      group('mysql9.7'),
      ...['aurora-postgresql17', 'aurora-postgresql18'].map((family) => ({
        stack: { resource: { aws_rds_cluster_parameter_group: { g: group(family) } } },
      })),
      ...[
        { engine: 'mariadb', engine_version: '11.8.3' },
        { engine: 'mysql', engine_version: '9.7' },
      ].map((db) => ({ stack: { resource: { aws_db_instance: { db } } } })),
      {
        stack: {
          resource: { aws_rds_cluster: { db: { engine: 'aurora-postgresql', engine_version: '17.4' } } },
        },
      },
      { stack: { resource: { aws_rds_cluster_parameter_group: { g: group('aurora-postgresql15', '1') } } } },
      { stack: { resource: { aws_db_instance: { db: { engine: 'postgres', engine_version: '15' } } } } },
    ],
    fail: [
      group('postgres15', '0'),
      group('postgres14'),
      group('mariadb11.4'),
      group('mysql8.4'),
      { stack: { resource: { aws_db_instance: { db: { engine: 'mysql', engine_version: '8.4.7' } } } } },
      {
        stack: {
          resource: { aws_rds_cluster: { db: { engine: 'aurora-postgresql', engine_version: '16.8' } } },
        },
      },
      { stack: { resource: { aws_rds_cluster_parameter_group: { g: group('aurora-postgresql15') } } } },
      group('mysql8.0', '0', 'require_secure_transport'),
      group('sqlserver-se-15.0'),
      { stack: { resource: { aws_db_instance: { db: { engine: 'postgres', engine_version: '14.7' } } } } },
      {
        stack: {
          resource: {
            aws_db_instance: { db: { engine: 'mysql', parameter_group_name: 'default.mysql8.0' } },
          },
        },
      },
      { stack: { resource: { aws_rds_cluster: { aurora: { engine: 'aurora-postgresql' } } } } },
    ],
    unknown: [
      group('postgres15', '${var.force}'),
      { family: 'postgres15', parameter: '${var.parameters}' },
      { family: '${var.family}' },
      {
        stack: {
          resource: { aws_db_instance: { db: { engine: 'postgres', engine_version: '${var.version}' } } },
        },
      },
      {
        stack: {
          resource: { aws_db_instance: { db: { engine: 'postgres', parameter_group_name: 'ours-15' } } },
        },
      },
    ],
  },
  check,
});
