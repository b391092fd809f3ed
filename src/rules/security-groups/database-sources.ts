import type { Model } from '../../model/model.js';
import { all, type Certainty, some, unlessFault } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { coversPort } from '../facts/reach.js';
import { groupsOf } from '../facts/rules-of-group.js';
import { trafficRuleTypes } from '../facts/traffic-rules-of.js';
import { pass } from '../verdict.js';
import { eachTrafficRule } from './facts/each-traffic-rule.js';
import { type GroupUse, otherGroups, useOf } from './facts/group-use.js';
import { listeningPorts } from './facts/listening-ports.js';
import { trafficText } from './facts/traffic-text.js';

/** PostgreSQL, MySQL, SQL Server, Oracle: where these are let in, a database listens, also when it is in another stack. */
const databasePorts = [5432, 3306, 1433, 1521];

const stack = (source: object) => ({
  stack: {
    resource: {
      aws_security_group: { alb: {}, app: {}, db: {} },
      aws_lb: { alb: { security_groups: ['${aws_security_group.alb.id}'] } },
      aws_db_instance: { db: { vpc_security_group_ids: ['${aws_security_group.db.id}'] } },
      aws_vpc_security_group_ingress_rule: {
        db: {
          security_group_id: '${aws_security_group.db.id}',
          ip_protocol: 'tcp',
          from_port: 5432,
          to_port: 5432,
          ...source,
        },
      },
    },
  },
});

/** Whether a database may listen in a group, as far as its members tell: of load balancers and endpoints alone none does. */
function holdsDatabase(
  { loadBalancers, endpoints, databases, instances, unresolved }: GroupUse,
  model: Model,
): Certainty {
  if (databases.length + instances.length > 0) return 'yes';
  const isOfOthers = loadBalancers.length + endpoints.length > 0;
  if (isOfOthers) return unresolved ? 'maybe' : 'no';
  // An endpoint whose groups nobody can trace may be its only member.
  return unresolved && model.ofType('aws_vpc_endpoint').length > 0 ? 'maybe' : 'yes';
}

export default defineRule({
  id: 'SG-9',
  title: 'Only the security group of the application reaches the database',
  severity: 'high',
  area: 'security',
  requirement: 13,
  precision: 'high',
  impliedBy: ['SG-3', 'SG-4', 'SG-16'],
  resource: trafficRuleTypes,
  why: 'A range of addresses lets in whatever gets an address in it, today or later; a group lets in the machines that are meant, and only them.',
  fix: 'Name the security group of the application as the source (`referenced_security_group_id`, `source_security_group_id`, `security_groups`) and no addresses.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html',
  examples: {
    pass: [
      stack({ referenced_security_group_id: '${aws_security_group.app.id}' }),
      { ingress: [{ protocol: 'tcp', from_port: 5432, to_port: 5432, security_groups: ['sg-00000000'] }] },
      { ingress: [{ protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['10.0.0.0/8'] }] },
      {
        stack: {
          resource: {
            aws_security_group: {
              api: {
                ingress: [{ protocol: 'tcp', from_port: 5432, to_port: 5432, cidr_blocks: ['10.0.0.0/8'] }],
              },
            },
            aws_vpc_endpoint: { rds: { security_group_ids: ['${aws_security_group.api.id}'] } },
          },
        },
      },
      // Nothing listens there: another rule says so.
      stack({ cidr_ipv4: '10.0.0.0/16', from_port: 9999, to_port: 9999 }),
    ],
    fail: [
      stack({ referenced_security_group_id: '${aws_security_group.alb.id}' }),
      stack({ cidr_ipv4: '10.0.0.0/16' }),
      stack({ prefix_list_id: 'pl-00000000' }),
      { ingress: [{ protocol: 'tcp', from_port: 5432, to_port: 5432, cidr_blocks: ['10.0.0.0/8'] }] },
      { ingress: [{ protocol: 'tcp', from_port: 5000, to_port: 5999, cidr_blocks: '${var.office}' }] },
    ],
    unknown: [{ ingress: [{ protocol: 'tcp', from_port: '${var.port}', cidr_blocks: ['10.0.0.0/8'] }] }],
  },
  check: eachTrafficRule('ingress', (rule, { model }) => {
    const uses = groupsOf(rule, model).map((group) => useOf(group, model));
    const listening = uses.flatMap(({ databases }) => databases.flatMap((one) => listeningPorts(one, model)));
    const holds = uses.length === 0 ? 'yes' : some(...uses.map((use) => holdsDatabase(use, model)));
    const about = some(
      all(holds, coversPort(rule, databasePorts)),
      coversPort(
        rule,
        listening.filter((port) => port !== undefined),
      ),
      listening.includes(undefined) ? 'maybe' : 'no',
    );
    const byAddress = rule.cidrs.length > 0 || rule.prefixLists !== undefined;
    if (byAddress)
      return unlessFault(
        about,
        rule.sourcePath,
        `${trafficText(rule, model)} The source is a range of addresses.`,
      );
    const others = otherGroups(rule, model);
    const balancer = others.some((group) => {
      const { loadBalancers, instances } = useOf(group, model);
      return loadBalancers.length > 0 && instances.length === 0;
    });
    if (!balancer) return pass;
    return unlessFault(
      about,
      rule.sourcePath,
      `${trafficText(rule, model)} The source is the group of a load balancer.`,
    );
  }),
});
