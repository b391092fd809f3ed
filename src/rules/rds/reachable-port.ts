import type { Element } from '../../model/element.js';
import { textOf } from '../../model/value.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { fail, notApplicable, pass, unknown, type Verdict } from '../verdict.js';
import { databaseEngine } from './facts/database-engine.js';
import { openPorts } from './facts/open-ports.js';

const defaultPorts: readonly (readonly [engine: RegExp, port: number])[] = [
  [/postgres/, 5432],
  [/mysql|mariadb|^aurora$/, 3306],
  [/^sqlserver/, 1433],
  [/^oracle/, 1521],
];

function portOf(database: Element): number | undefined {
  const port = database.get('port');
  if (port.state === 'known') return Number(textOf(port.value));
  const { name } = databaseEngine(database);
  return port.state === 'absent' && name !== undefined
    ? defaultPorts.find(([engine]) => engine.test(name))?.[1]
    : undefined;
}

function check(database: Element, { model }: CheckContext): Verdict {
  const path = 'vpc_security_group_ids';
  const groups = model.follow(database, path).elements.filter(({ type }) => type === 'aws_security_group');
  const port = portOf(database);
  if (groups.length === 0) return notApplicable;
  if (port === undefined) return database.get('port').state === 'unknown' ? unknown('port') : notApplicable;
  const ingress = groups.map((group) => openPorts(model, group));
  if (ingress.some((one) => one?.includes(port) === true)) return pass;
  if (ingress.some((one) => one === undefined || one.hasUnknown)) return unknown('port');
  // A group without any rule has them elsewhere, as in a module that others add theirs to.
  return ingress.every((one) => one?.hasRules !== true)
    ? notApplicable
    : fail('port', `No rule of its security groups opens ${port}.`);
}

const stack = (rule: object, attributes: object = {}) => ({
  stack: {
    resource: {
      aws_security_group: { db: { description: 'Database' } },
      aws_vpc_security_group_ingress_rule: {
        one: { security_group_id: '${aws_security_group.db.id}', ...rule },
      },
      aws_db_instance: {
        db: { engine: 'postgres', vpc_security_group_ids: ['${aws_security_group.db.id}'], ...attributes },
      },
    },
  },
});
const inline = (rule: object) => ({
  stack: {
    resource: {
      aws_security_group: { db: { ingress: [rule] } },
      aws_db_instance: { db: { engine: 'mysql', vpc_security_group_ids: ['${aws_security_group.db.id}'] } },
    },
  },
});

export default defineRule({
  id: 'RDS-25',
  title: 'A security group of the database opens its port',
  severity: 'medium',
  area: 'function',
  precision: 'high',
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  why: 'The application waits for a connection that never comes, and its instances fail the health check one by one.',
  fix: 'Let `from_port` and `to_port` of the rule, and `port` of the database, be the same.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html',
  examples: {
    pass: [
      stack({ ip_protocol: 'tcp', from_port: 5432, to_port: 5432 }),
      stack({ ip_protocol: 'tcp', from_port: 6000, to_port: 6100 }, { port: 6001 }),
      stack({ ip_protocol: '-1' }),
      inline({ protocol: 'tcp', from_port: 3306, to_port: 3306 }),
    ],
    fail: [
      stack({ ip_protocol: 'tcp', from_port: 5432, to_port: 5432 }, { port: 5433 }),
      stack({ ip_protocol: 'udp', from_port: 5432, to_port: 5432 }),
      inline({ protocol: 'tcp', from_port: 5432, to_port: 5432 }),
    ],
    unknown: [
      stack({ ip_protocol: 'tcp', from_port: '${var.port}', to_port: '${var.port}' }),
      stack({ ip_protocol: 'tcp', from_port: 5432, to_port: 5432 }, { port: '${var.port}' }),
    ],
  },
  check,
});
